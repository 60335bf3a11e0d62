package com.objectstack.conformance.laws;

import com.objectstack.query.Condition;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Draws whole cases. The only place where schema, rows and queries meet. */
final class Cases {
    /** Names that SQL, the query language or careless drivers take for something else. */
    private static final List<String> NAMES = List.of(
            "a", "b", "order", "group", "Select", "limit", "offset", "fields", "where", "values", "null_", "index",
            "x1", "_u", "from", "orderBy", "desc");

    private static final List<FieldType> TYPES = List.of(
            FieldType.TEXT,
            FieldType.TEXT,
            FieldType.NUMBER,
            FieldType.NUMBER,
            FieldType.BOOLEAN,
            FieldType.DATE,
            FieldType.DATETIME,
            FieldType.TIME,
            FieldType.SELECT,
            FieldType.CURRENCY,
            FieldType.TOGGLE);

    /** Different by code point, some of them alike to anyone who folds, trims or counts. */
    private static final List<Object> IDS = List.of(
            "1", "2", "10", "01", "a", "A", "a ", "b", "é", "e\u0301", "😀", "\uFFFF", "𝒳", "o'b", "q\"q", "k`", "%",
            "_", "\\", "null", "--", "r0", "r1", "z");

    private static final int MOST_ROWS = 12;

    private Cases() {}

    /** Cases with filters of this number. */
    static Arbitrary<Case> filters(int number) {
        return of(domains -> new Filters(domains).any().list().ofSize(number), Cases::noQuery);
    }

    /** Cases with one filter of one operator. */
    static Arbitrary<Case> singleComparisons() {
        return of(
                domains -> new Filters(domains).single().map(condition -> List.<Condition>of(condition)),
                Cases::noQuery);
    }

    /** Cases with any accepted query. */
    static Arbitrary<Case> queries() {
        return of(Cases::noFilters, domains -> new Queries(domains).any());
    }

    /** Cases with a query of records. */
    static Arbitrary<Case> records() {
        return of(Cases::noFilters, domains -> new Queries(domains).records());
    }

    /** Cases with a refused query or none: whatever is wrong with it. */
    static Arbitrary<Case> wrongQueries() {
        return of(Cases::noFilters, domains -> new WrongQueries(domains).any());
    }

    /** Cases without a query. */
    static Arbitrary<Case> tables() {
        return of(Cases::noFilters, Cases::noQuery);
    }

    private static Arbitrary<List<Condition>> noFilters(List<Domain> domains) {
        return Arbitraries.just(List.of());
    }

    private static Arbitrary<QueryAST> noQuery(List<Domain> domains) {
        return Arbitraries.just(QueryAST.ALL);
    }

    private static Arbitrary<Case> of(
            Function<List<Domain>, Arbitrary<List<Condition>>> filters,
            Function<List<Domain>, Arbitrary<QueryAST>> query) {
        return schemas()
                .flatMap(schema -> domains(schema).flatMap(domains -> {
                    List<Domain> withId = new ArrayList<>(domains);
                    withId.add(new Domain(FieldSchema.of("id", FieldType.TEXT), IDS));
                    return Combinators.combine(rows(domains), filters.apply(withId), query.apply(withId))
                            .as((rows, conditions, asked) -> new Case(schema, rows, conditions, asked));
                }));
    }

    private static Arbitrary<ObjectSchema> schemas() {
        Arbitrary<List<FieldType>> types =
                Arbitraries.of(TYPES).list().ofMinSize(1).ofMaxSize(6);
        return Combinators.combine(types, Arbitraries.integers().between(0, NAMES.size() - 1))
                .as((chosen, first) -> {
                    FieldSchema[] fields = new FieldSchema[chosen.size()];
                    for (int place = 0; place < fields.length; place++) {
                        fields[place] = FieldSchema.of(NAMES.get((first + place) % NAMES.size()), chosen.get(place));
                    }
                    return ObjectSchema.of("kit", fields);
                });
    }

    private static Arbitrary<List<Domain>> domains(ObjectSchema schema) {
        List<Arbitrary<Domain>> each = new ArrayList<>();
        schema.fields()
                .values()
                .forEach(field -> each.add(Values.of(field.valueClass())
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(field.valueClass() == ValueClass.BOOLEAN ? 2 : 4)
                        .map(values -> new Domain(field, values))));
        return Combinators.combine(each).as(List::copyOf);
    }

    /** Rows with ids of their own; a quarter of the values is null. */
    private static Arbitrary<List<Map<String, @Nullable Object>>> rows(List<Domain> domains) {
        Rows rows = new Rows();
        domains.forEach(domain ->
                rows.column(domain.name(), Arbitraries.of(domain.values()).injectNull(0.25)));
        return rows.withIds(IDS, MOST_ROWS);
    }
}
