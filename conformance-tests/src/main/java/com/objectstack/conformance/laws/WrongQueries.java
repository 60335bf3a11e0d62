package com.objectstack.conformance.laws;

import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Field;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FieldReference;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Literal;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Queries that are mostly wrong: foreign names in every place, comparands and aggregates of any type, deep nesting. */
final class WrongQueries {
    private static final List<String> NAMES = List.of(
            "nope",
            "",
            " ",
            "a\"b",
            "a'b",
            "a`b",
            "a;b",
            "x); drop table kit; --",
            "\"; drop table kit; --",
            "😀",
            "a.b",
            "a..b",
            ".",
            "*",
            "$eq",
            "$and",
            "rowid",
            "_rowid_",
            "sqlite_master",
            "a\u0000b",
            "\uD83D",
            "created_at",
            "NULL",
            "?1",
            ":x",
            "{0}",
            "x".repeat(5_000),
            "outer.a",
            "id",
            "ID",
            "_id",
            "count(*)");

    private static final List<Object> VALUES = List.of(
            "",
            "a",
            "😀",
            "a\u0000b",
            "\uDE00",
            "'; drop table kit; --",
            0,
            1L,
            -1L,
            Long.MAX_VALUE,
            0.5,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Float.MIN_VALUE,
            true,
            new BigDecimal("0.1234567890123456789"),
            new BigDecimal("1e999"),
            BigInteger.ONE.shiftLeft(64),
            Instant.MAX,
            Instant.MIN,
            Instant.EPOCH,
            LocalDate.MAX,
            LocalDate.of(0, 1, 1),
            LocalDate.EPOCH,
            LocalTime.MAX,
            "2026-02-30",
            "x".repeat(60_000));

    private final List<Domain> domains;

    WrongQueries(List<Domain> domains) {
        this.domains = domains;
    }

    Arbitrary<QueryAST> any() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(3, conditions()), Tuple.of(1, new Filters(domains).any())),
                        names().list().ofMaxSize(2),
                        names().list().ofMaxSize(2),
                        names().list().ofMaxSize(2),
                        aggregations().list().ofMaxSize(2),
                        Arbitraries.integers().between(0, 40))
                .as(WrongQueries::query);
    }

    private static QueryAST query(
            Condition where,
            List<String> fields,
            List<String> sorts,
            List<String> keys,
            List<Aggregation> aggregates,
            int shape) {
        Query query = Query.matching(where);
        fields.forEach(name -> query.select(new Selection.Field(name, shape % 5 == 0 ? name + "'\"" : null)));
        sorts.forEach(name -> query.orderBy(shape % 2 == 0 ? SortNode.asc(name) : SortNode.desc(name)));
        if (shape % 3 == 0) {
            keys.forEach(name -> query.groupBy(GroupKey.of(name)));
            aggregates.forEach(query::aggregate);
        }
        if (shape % 7 == 0) {
            query.having(where);
        }
        if (shape % 4 == 0) {
            query.limit(Long.MAX_VALUE).offset(shape);
        }
        return shape % 6 == 0 ? query.distinct().build() : query.build();
    }

    private Arbitrary<Condition> conditions() {
        Arbitrary<Condition> leaf = Combinators.combine(
                        names(), Arbitraries.of(VALUES), Arbitraries.integers().between(0, 11))
                .as(WrongQueries::leaf);
        Arbitrary<Condition> deep = Combinators.combine(
                        leaf, Arbitraries.integers().between(0, 300))
                .as((condition, depth) -> {
                    Condition nested = condition;
                    for (int level = 0; level < depth; level++) {
                        nested = level % 2 == 0 ? nested.not() : nested.and(condition);
                    }
                    return nested;
                });
        return Arbitraries.frequencyOf(
                Tuple.of(6, leaf), Tuple.of(2, leaf.list().ofMaxSize(3).map(AnyOf::new)), Tuple.of(1, deep));
    }

    private static Condition leaf(String name, Object value, int shape) {
        Field field = Field.field(name);
        String text = value instanceof String given ? given : "a";
        return switch (shape) {
            case 0 -> field.eq(value);
            case 1 -> field.ne(value);
            case 2 -> field.gt(value);
            case 3 -> field.in(List.of(value, "a", 1L));
            case 4 -> field.between(value, value);
            case 5 -> field.contains(text);
            case 6 -> field.icontains(text.isEmpty() ? "a" : text);
            case 7 -> field.eq(new FieldReference(text));
            case 8 -> field.lt(new FieldReference("id"));
            case 9 -> field.all(List.of(value));
            case 10 -> field.isNull();
            default -> new FieldEquals(name, new Literal(value));
        };
    }

    private Arbitrary<Aggregation> aggregations() {
        return Combinators.combine(
                        Arbitraries.of(AggregateFunction.class), names(), names(), Arbitraries.of(SortOrder.class))
                .as((function, field, alias, order) -> {
                    Aggregation plain = Aggregation.of(function, field, alias);
                    return order == SortOrder.ASC ? plain : plain.distinctValues();
                });
    }

    /** Declared names and others, half and half. */
    private Arbitrary<String> names() {
        List<String> declared = new ArrayList<>();
        domains.forEach(domain -> declared.add(domain.name()));
        return Arbitraries.oneOf(Arbitraries.of(NAMES), Arbitraries.of(declared));
    }
}
