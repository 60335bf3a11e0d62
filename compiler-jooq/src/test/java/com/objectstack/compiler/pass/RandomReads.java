package com.objectstack.compiler.pass;

import com.objectstack.query.Comparison;
import com.objectstack.query.Cursor;
import com.objectstack.query.Field;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.Nearest;
import com.objectstack.query.NullOrder;
import com.objectstack.query.Operator;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import com.objectstack.query.Subquery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random searches, cursors and expanded queries in pairs that differ in their literals alone, good and bad ones. */
final class RandomReads {
    private static final List<String> TEXTS = List.of(
            "light", "light house", "\"a b\" c*", "ab", "Sturm über", "?", "\"", "*", "", " \n", "a\u0000", "\ud800");

    private static final List<String> KEYS = List.of("name", "kind", "tons", "active", "seen", "papers.ok", "id");

    private final Random random;

    private final CompileContext context;

    private RandomReads(Random random, CompileContext context) {
        this.random = random;
        this.context = context;
    }

    static RandomQueries.Pair pair(Random random, CompileContext context) {
        RandomReads reads = new RandomReads(random, context);
        return switch (random.nextInt(4)) {
            case 0 -> reads.searches();
            case 1 -> reads.places();
            case 2 -> reads.expanded();
            default -> reads.nearest();
        };
    }

    private RandomQueries.Pair searches() {
        Search search = new Search(
                text(),
                pick(List.of(List.<String>of(), List.of("title"))),
                pick(List.of(Search.Operator.AND, Search.Operator.OR)),
                random.nextBoolean(),
                pick(List.of(Map.<String, Double>of(), Map.of("title", 2.5))),
                pick(Arrays.asList(null, 0.5)),
                null,
                random.nextBoolean());
        boolean nested = random.nextInt(4) == 0;
        long first = random.nextInt(5);
        Query one = searching(search, first, nested);
        Search other = new Search(
                text(),
                search.fields(),
                search.operator(),
                search.fuzzy(),
                search.boost(),
                search.minScore(),
                null,
                search.highlight());
        Query two = searching(other, random.nextInt(5), nested);
        return random.nextBoolean()
                ? new RandomQueries.Pair(one.build(), two.build())
                : new RandomQueries.Pair(
                        one.limit(random.nextInt(4)).build(),
                        two.limit(random.nextInt(4)).build());
    }

    private static Query searching(Search search, long year, boolean nested) {
        Query matching = Query.from("article").search(search);
        return nested
                ? Query.from("article")
                        .where(new FieldCondition(
                                "id",
                                List.of(),
                                List.of(new Comparison(
                                        Operator.IN,
                                        new Subquery(matching.fields("id").build())))))
                : year == 0 ? matching : matching.where(Field.field("year").gte(2020 + year));
    }

    private RandomQueries.Pair places() {
        List<SortNode> keys = new ArrayList<>();
        List<String> names = new ArrayList<>(KEYS);
        Collections.shuffle(names, random);
        names.subList(0, random.nextInt(3))
                .forEach(name -> keys.add(
                        new SortNode(name, pick(List.of(SortOrder.values())), pick(List.of(NullOrder.values())))));
        Query query = Query.from("ship").orderBy(keys.toArray(SortNode[]::new)).limit(1 + random.nextInt(9));
        boolean tokens = random.nextBoolean();
        return new RandomQueries.Pair(
                query.cursor(place(keys, tokens)).build(),
                query.cursor(place(keys, tokens)).limit(random.nextInt(9)).build());
    }

    /** Mostly a place in the order. */
    private Cursor place(List<SortNode> keys, boolean token) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (SortNode key : keys) {
            values.put(key.field(), value(key.field()));
        }
        if (random.nextInt(10) > 0) {
            values.put("id", random.nextInt(10) == 0 ? null : "a" + random.nextInt(100));
        }
        return token ? new Cursor.Token(token(keys, values)) : new Cursor.Position(values);
    }

    private String token(List<SortNode> keys, Map<String, Object> values) {
        QueryAST query =
                Query.from("ship").orderBy(keys.toArray(SortNode[]::new)).build();
        TotalOrder order =
                TotalOrder.of(new RowScope(context, context.table("ship").orElseThrow(), null, ""), query);
        List<Object> stored = new ArrayList<>();
        for (TotalOrder.Key key : order.keys()) {
            for (int column = key.columns().size(); column > 0; column--) {
                Object value = values.get(key.name());
                stored.add(
                        value instanceof Integer number
                                ? (Object) number.longValue()
                                : value instanceof Boolean ? 1L : value);
            }
        }
        int fingerprint = CursorToken.fingerprint(order) + (random.nextInt(10) == 0 ? 1 : 0);
        String text = CursorToken.write(stored, fingerprint);
        return random.nextInt(10) == 0 ? text.substring(1) : text;
    }

    private Object value(String field) {
        if (random.nextInt(4) == 0) {
            return pick(Arrays.asList(null, "x", 1, true, 0.5, "a\u0000"));
        }
        return switch (field) {
            case "tons" -> random.nextInt(100);
            case "active" -> random.nextBoolean();
            case "seen" -> "2026-01-0" + (1 + random.nextInt(9));
            case "papers.ok" -> pick(List.<Object>of(true, false, 7, "x"));
            default -> pick(List.of("a", "b", "Anna"));
        };
    }

    private RandomQueries.Pair expanded() {
        boolean nested = random.nextBoolean();
        int shape = random.nextInt(8);
        return new RandomQueries.Pair(expanded(nested, shape), expanded(nested, shape));
    }

    private QueryAST expanded(boolean nested, int shape) {
        Query ships = Query.query().where(Field.field("name").eq(value("name")));
        if (nested) {
            ships = ships.expand(
                    "home",
                    Query.query()
                            .where(Field.field("depth").gt(random.nextInt(9)))
                            .build());
        }
        Query ports = Query.query().where(Field.field("name").ne(text()));
        if ((shape & 1) > 0) {
            ports = ports.orderBy("depth").limit(2).offset(shape >> 1);
        }
        Query sailors = Query.from("sailor")
                .where(Field.field("rank").gte(random.nextInt(5)))
                .expand("ship", ships.build())
                .expand("visited", ports.build());
        return (shape & 2) > 0
                ? sailors.select(
                                Selection.of("id"),
                                Selection.of("ship"),
                                Selection.of("visited"),
                                new Selection.Nested("boss", List.of(Selection.of("name")), null))
                        .build()
                : sailors.limit(random.nextInt(5)).build();
    }

    private RandomQueries.Pair nearest() {
        long k = 1L + random.nextInt(3);
        return new RandomQueries.Pair(nearest(k), nearest(k));
    }

    private QueryAST nearest(long k) {
        int dimensions = random.nextInt(8) == 0 ? 3 : 2;
        float[] vector = new float[dimensions];
        for (int place = 0; place < dimensions; place++) {
            vector[place] = random.nextInt(9) / 4f;
        }
        return Query.from("light")
                .where(Field.field("kind").eq(value("name")))
                .nearest(Nearest.of("spot", vector, k))
                .build();
    }

    private String text() {
        return random.nextInt(3) == 0 ? pick(TEXTS) : "w" + random.nextInt(100);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
