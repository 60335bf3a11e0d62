package com.objectstack.conformance.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.Condition;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Expanding is finding each reference by its id (SEMANTICS.md §4). */
final class ExpandLaw {
    private static final FieldSchema NUMBER = FieldSchema.of("n", FieldType.NUMBER);
    private static final ObjectSchema SCHEMA = ObjectSchema.of(
            "kit",
            NUMBER,
            FieldSchema.of("up", FieldType.TREE),
            FieldSchema.of("peers", FieldType.LOOKUP).asMultiple());

    /** Some of them are no records. */
    private static final List<String> IDS = List.of("a", "A", "b", "é", "😀", "o'b", "10", "1");

    private static final int MOST_ROWS = 6;

    private static final Filters FILTERS = new Filters(List.of(new Domain(NUMBER, List.of(1L, 2L, 3L))));
    private static final List<List<String>> PARTS = List.of(List.of(), List.of("n"), List.of("id"));
    private static final List<List<String>> WITH_REFERENCES =
            List.of(List.of(), List.of("up", "n", "peers"), List.of("peers", "up"));

    private ExpandLaw() {}

    static Arbitrary<Case> cases() {
        return Combinators.combine(rows(), FILTERS.leaf(), nested(2), nested(1)).as((rows, where, up, peers) -> {
            Query query = Query.matching(where).orderBy("id");
            return new Case(
                    SCHEMA,
                    rows,
                    List.of(),
                    query.expand("up", up).expand("peers", peers).build());
        });
    }

    private static Arbitrary<QueryAST> nested(int levels) {
        Arbitrary<Condition> where =
                FILTERS.leaf().injectNull(0.5).map(drawn -> drawn == null ? QueryAST.ALL.where() : drawn);
        if (levels == 1) {
            return Combinators.combine(where, Arbitraries.of(PARTS))
                    .as((condition, fields) -> part(condition, fields).build());
        }
        return Combinators.combine(where, Arbitraries.of(WITH_REFERENCES), nested(levels - 1), nested(levels - 1))
                .as((condition, fields, up, peers) -> part(condition, fields)
                        .expand("up", up)
                        .expand("peers", peers)
                        .build());
    }

    private static Query part(Condition where, List<String> fields) {
        return Query.matching(where).fields(fields.toArray(String[]::new));
    }

    private static Arbitrary<List<Map<String, @Nullable Object>>> rows() {
        Arbitrary<String> id = Arbitraries.of(IDS);
        return new Rows()
                .column("n", Arbitraries.longs().between(1, 3).injectNull(0.2))
                .column("up", id.injectNull(0.2))
                .column("peers", id.list().ofMaxSize(4).injectNull(0.2))
                .withIds(IDS, MOST_ROWS);
    }

    static void isFindingEachReference(Table table, Case drawn) {
        QueryAST query = aimed(drawn.query(), table.name());
        List<Map<String, @Nullable Object>> wanted =
                table.find(Query.matching(query.where()).orderBy("id").build()).stream()
                        .map(record -> replaced(record, query, table))
                        .toList();

        assertEquals(wanted, table.find(query));
    }

    /** The same query, whose references lead to the object itself, by the name it has now. */
    private static QueryAST aimed(QueryAST query, String object) {
        Query aimed = Query.from(object).where(query.where());
        aimed.select(query.fields().toArray(Selection[]::new));
        query.orderBy().forEach(aimed::orderBy);
        query.expand().forEach((field, nested) -> aimed.expand(field, aimed(nested, object)));
        return aimed.build();
    }

    private static Map<String, @Nullable Object> replaced(DataRecord record, QueryAST query, Table table) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(record);
        query.expand().forEach((field, nested) -> copy.replace(field, followed(copy.get(field), nested, table)));
        return copy;
    }

    private static @Nullable Object followed(@Nullable Object reference, QueryAST nested, Table table) {
        if (reference instanceof List<?> references) {
            List<@Nullable Object> all = new ArrayList<>();
            references.forEach(one -> all.add(followed(one, nested, table)));
            return all;
        }
        if (reference == null) {
            return null;
        }
        Query byId = Query.matching(Field.field("id").eq(reference).and(nested.where()));
        byId.select(nested.fields().toArray(Selection[]::new));
        List<DataRecord> found = table.find(byId.build());
        return found.isEmpty() ? reference : replaced(found.get(0), nested, table);
    }
}
