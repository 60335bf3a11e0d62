package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Page;
import com.objectstack.query.Cursor;
import com.objectstack.query.NullOrder;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the shape, order and page size of a query: its pages, one after another, are its records in their order. */
class KeysetWalkTest {
    private static final int QUERIES = 60;

    /** What each field holds, of every kind, near each other, and rarely enough of it that many are equal. */
    private static final Map<String, @Nullable Object[]> VALUES = Map.of(
            "name", new Object[] {null, "", "a", "A", "ab", "é", "\uFFFF", "😀", "O'Neil"},
            "amount",
                    new Object[] {
                        null,
                        0,
                        -0.0,
                        0.1,
                        0.30000000000000004,
                        1,
                        -1,
                        1e300,
                        -1e300,
                        4.9e-324,
                        9007199254740993L,
                        9007199254740992.0,
                        Long.MAX_VALUE,
                        Long.MIN_VALUE
                    },
            "done", new Object[] {null, true, false},
            "at",
                    new Object[] {
                        null, Instant.EPOCH, Instant.parse("1969-12-31T23:59:59.999Z"), Instant.ofEpochMilli(1)
                    },
            "day", new Object[] {null, "2026-01-01", "0001-01-01", "9999-12-31"},
            "meta",
                    new Object[] {
                        null,
                        Map.of(),
                        member(null),
                        member(true),
                        member(false),
                        member(0),
                        member(0.5),
                        member(Long.MAX_VALUE),
                        member(""),
                        member("true"),
                        member("0")
                    },
            "odd", new Object[] {null, member(1), member("1"), member(List.of(1, 2)), member(Map.of("b", 1))},
            "photo", new Object[] {null, "a.png", "b.png"});

    private static final List<String> SORTABLE =
            List.of("name", "amount", "done", "at", "day", "meta.a", "photo", "id", "created_at", "boss.name", "boss");

    private static IDataDriver driver;

    private static Map<String, @Nullable Object> member(@Nullable Object value) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("a", value);
        return json;
    }

    @BeforeAll
    static void load() {
        driver = SqliteDriver.inMemory();
        driver.syncSchema(ObjectSchema.of(
                "task",
                FieldSchema.of("name", FieldType.TEXT),
                FieldSchema.of("amount", FieldType.NUMBER),
                FieldSchema.of("done", FieldType.BOOLEAN),
                FieldSchema.of("at", FieldType.DATETIME),
                FieldSchema.of("day", FieldType.DATE),
                FieldSchema.of("meta", FieldType.JSON),
                FieldSchema.of("odd", FieldType.JSON),
                FieldSchema.of("photo", FieldType.IMAGE),
                FieldSchema.of("boss", FieldType.TREE)));
        Random random = new Random(7);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("id", "t" + number);
            new TreeSet<>(VALUES.keySet()).forEach(field -> row.put(field, oneOf(random, VALUES.get(field))));
            row.put("boss", random.nextBoolean() ? "t" + random.nextInt(40) : null);
            rows.add(row);
        }
        driver.bulkCreate("task", rows);
    }

    @AfterAll
    static void close() {
        driver.close();
    }

    @SafeVarargs
    private static <T extends @Nullable Object> T oneOf(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    private static SortNode[] orders(Random random, List<String> names) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(place -> new SortNode(
                        names.get(random.nextInt(names.size())),
                        oneOf(random, SortOrder.values()),
                        oneOf(random, NullOrder.values())))
                .toArray(SortNode[]::new);
    }

    private static List<DataRecord> byToken(QueryAST query) {
        List<DataRecord> all = new ArrayList<>();
        Query next = query.toBuilder();
        while (true) {
            Page page = driver.findPage("task", next.build());
            all.addAll(page.records());
            if (page.nextCursor() == null) {
                return all;
            }
            assertThat(page.records()).hasSize(query.limit().intValue());
            next.cursor(new Cursor.Token(page.nextCursor()));
        }
    }

    /** After each record of the result, by the values it shows, come those after it. */
    private static void assertEachIsAPlace(QueryAST query, List<DataRecord> all, Set<String> keys) {
        for (int place = 0; place < all.size(); place++) {
            Map<String, @Nullable Object> position = new LinkedHashMap<>();
            for (String key : keys) {
                position.put(key, all.get(place).get(key));
            }
            QueryAST after =
                    query.toBuilder().cursor(new Cursor.Position(position)).build();

            assertThat(driver.find("task", after)).isEqualTo(all.subList(place + 1, all.size()));
        }
    }

    private static List<DataRecord> whole(QueryAST query) {
        return driver.find("task", query.toBuilder().limit(1_000).build());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void recordsAreWalked(long seed) {
        Random random = new Random(seed);
        List<String> withOdd = new ArrayList<>(SORTABLE);
        withOdd.add("odd.a");
        for (int number = 0; number < QUERIES; number++) {
            QueryAST query = Query.query()
                    .fields(oneOf(random, "id", "name", "odd"))
                    .orderBy(orders(random, withOdd))
                    .limit(1 + random.nextInt(7))
                    .build();

            assertThat(byToken(query)).as("seed %d: %s", seed, query).isEqualTo(whole(query));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void everyRecordIsAPlace(long seed) {
        Random random = new Random(seed);
        for (int number = 0; number < QUERIES / 6; number++) {
            SortNode[] order = orders(random, SORTABLE);
            Set<String> keys = new TreeSet<>(Set.of("id"));
            Arrays.stream(order).forEach(node -> keys.add(node.field()));
            QueryAST query = Query.query()
                    .fields(keys.toArray(String[]::new))
                    .orderBy(order)
                    .build();

            assertEachIsAPlace(query, whole(query), keys);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Groups, with and without having and windows.
                "{'groupBy': ['name', 'done'], 'aggregations': [{'function': 'avg', 'field': 'amount', 'alias': 'x'},"
                        + " {'function': 'max', 'field': 'at', 'alias': 'y'}]}",
                "{'groupBy': [{'field': 'at', 'dateGranularity': 'week', 'alias': 'x'}, 'meta.a'],"
                        + " 'aggregations': [{'function': 'min', 'field': 'name', 'alias': 'y'}], 'having': {'x': {'$null': false}}}",
                "{'groupBy': ['done', 'day'], 'aggregations': [{'function': 'count', 'alias': 'x'}],"
                        + " 'windowFunctions': [{'function': 'rank', 'alias': 'y', 'over': {'orderBy': [{'field': 'x'}]}}]}",
                // Records without repetition.
                "{'fields': [{'field': 'name', 'alias': 'x'}, {'field': 'amount', 'alias': 'y'}], 'distinct': true}",
                "{'fields': [{'field': 'boss.name', 'alias': 'x'}, {'field': 'done', 'alias': 'y'}], 'distinct': true,"
                        + " 'windowFunctions': [{'function': 'count', 'alias': 'n', 'over': {'partitionBy': ['done']}}]}",
                // Finished rows of windows.
                "{'fields': ['odd'], 'windowFunctions': [{'function': 'lag', 'field': 'at', 'alias': 'x', 'over':"
                        + " {'orderBy': [{'field': 'amount'}]}}, {'function': 'cume_dist', 'alias': 'y', 'over':"
                        + " {'orderBy': [{'field': 'name'}]}}]}",
                "{'fields': ['meta.a'], 'windowFunctions': [{'function': 'sum', 'field': 'done', 'alias': 'x'},"
                        + " {'function': 'row_number', 'alias': 'y', 'over': {'partitionBy': ['done'], 'orderBy':"
                        + " [{'field': 'photo'}]}}], 'having': {'y': {'$gt': 2}}}",
                // Joined records.
                "{'joins': [{'type': 'left', 'object': 'task', 'alias': 'x', 'on': {'name': {'$eq': {'$field': 'x.name'}},"
                        + " 'x.done': true}}], 'fields': ['id', {'field': 'x.day', 'alias': 'y'}], 'where': {'done': true}}",
                "{'joins': [{'type': 'full', 'object': 'task', 'alias': 'x', 'on': {'boss': {'$eq': {'$field': 'x.id'}}}}],"
                        + " 'fields': ['x.id', {'field': 'x.amount', 'alias': 'y'}]}"
            })
    void otherShapesAreWalked(String text) {
        QueryAST shape = QueryCodec.fromJson(text.replace('\'', '"'));
        List<String> names = shape.joins().isEmpty() ? List.of("x", "y") : List.of("x.day", "y", "x.at", "name");
        Random random = new Random(9);
        for (int number = 0; number < QUERIES / 5; number++) {
            QueryAST query = shape.toBuilder()
                    .orderBy(orders(random, names))
                    .limit(1 + random.nextInt(9))
                    .build();

            assertThat(byToken(query)).as("%s", query).isEqualTo(whole(query));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'groupBy': ['name', 'done'], 'aggregations': [{'function': 'avg', 'field': 'amount', 'alias': 'x'},"
                        + " {'function': 'max', 'field': 'at', 'alias': 'y'}]}",
                "{'fields': ['name', {'field': 'amount', 'alias': 'x'}, 'done'], 'distinct': true}"
            })
    void everyFinishedRowIsAPlace(String text) {
        QueryAST shape = QueryCodec.fromJson(text.replace('\'', '"'));
        Random random = new Random(11);
        for (int number = 0; number < 6; number++) {
            SortNode[] order = orders(random, List.of("x"));
            Set<String> keys = new TreeSet<>(shape.distinct() ? Set.of("name", "x", "done") : Set.of("name", "done"));
            Arrays.stream(order).forEach(node -> keys.add(node.field()));
            QueryAST query = shape.toBuilder().orderBy(order).build();

            assertEachIsAPlace(query, whole(query), keys);
        }
    }
}
