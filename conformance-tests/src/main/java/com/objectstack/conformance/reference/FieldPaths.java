package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dotted paths: through single-valued references to the fields of other records, and into JSON values (§3). */
final class FieldPaths {
    /** SEMANTICS.md §3. */
    static final int MAX_REFERENCES = 5;

    private final Catalog catalog;
    private final DriverCapabilities capabilities;
    private final Map<String, Map<Object, Row>> recordsById = new HashMap<>();

    FieldPaths(Catalog catalog, DriverCapabilities capabilities) {
        this.catalog = catalog;
        this.capabilities = capabilities;
    }

    /**
     * A record on the way.
     *
     * @param columns the columns of its object
     * @param references how many references were followed to it
     * @param row finds it; null where a record on the way is missing or out of scope
     */
    private record Place(List<Column> columns, int references, RowReading row) {
        Optional<Term> field(String name) {
            return Source.column(columns, name)
                    .map(column ->
                            new Term(column.field(), column.isJsonPath(), column.isTenant(), references > 0, tuple -> {
                                Row found = row.of(tuple);
                                return found == null ? null : found.get(column.name());
                            }));
        }
    }

    private interface RowReading {
        @Nullable
        Row of(Tuple tuple);
    }

    /** What a path from a source's rows leads to, empty if that is nothing. */
    Optional<Term> follow(Source source, List<String> segments) {
        return follow(
                new Place(source.relation().columns(), 0, tuple -> tuple.rows().get(source.alias())), segments);
    }

    private Optional<Term> follow(Place place, List<String> segments) {
        Optional<Term> head = place.field(segments.get(0));
        if (head.isEmpty() || segments.size() == 1) {
            return head;
        }
        Term term = head.get();
        List<String> rest = segments.subList(1, segments.size());
        if (term.isWholeJson()) {
            return capabilities.has(Capability.JSON_QUERY)
                    ? Optional.of(term.at(JsonPath.steps(rest)))
                    : Optional.empty();
        }
        boolean leadsOn = term.isReference()
                && place.references() < MAX_REFERENCES
                && capabilities.has(Capability.REFERENCE_PATHS);
        return leadsOn
                ? term.field()
                        .reference()
                        .flatMap(catalog::model)
                        .flatMap(target -> follow(
                                new Place(
                                        target.columns(),
                                        place.references() + 1,
                                        tuple -> record(target, term.value(tuple))),
                                rest))
                : Optional.empty();
    }

    /** The record with an id; null if there is none in scope. */
    private @Nullable Row record(ObjectModel object, @Nullable Object id) {
        return id == null
                ? null
                : recordsById.computeIfAbsent(object.name(), this::byId).get(id);
    }

    private Map<Object, Row> byId(String object) {
        Map<Object, Row> byId = new HashMap<>();
        for (Row row : catalog.records(object).rows(null)) {
            Object id = row.get(ObjectModel.ID);
            if (id != null) {
                byId.put(id, row);
            }
        }
        return byId;
    }
}
