package com.objectstack.conformance.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Aggregation;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import com.objectstack.query.json.QueryCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The reads agree with each other, and with sorting in Java. */
final class ReadLaws {
    private ReadLaws() {}

    static void countAgreesWithFind(Table table, Case drawn) {
        QueryAST query = drawn.query();
        QueryAST whole = unpaged(query);

        Outcome found = Outcome.of(() -> (long) table.find(whole).size());
        Outcome counted = Outcome.of(() -> table.driver().count(table.name(), query));

        // Where a sum does not fit, counting the groups need not compute it.
        assertTrue(found.refused() || counted.like(found), () -> "find " + found + ", count " + counted);
    }

    /** Without a sort any matching record will do, whatever the page (decision 16). */
    static void findOneIsOneOfFind(Table table, Case drawn) {
        QueryAST query = drawn.query();
        boolean sorted = !query.orderBy().isEmpty();
        Outcome found = Outcome.of(() -> table.find(query));
        Outcome every = Outcome.of(() -> table.find(unpaged(query)));
        Outcome one = Outcome.of(() -> table.driver().findOne(table.name(), query));
        if (found.refused() || every.refused() || one.refused()) {
            assertTrue(every.refused(), () -> "find " + found + ", findOne " + one);
            return;
        }
        List<DataRecord> records = found.records();
        Optional<?> first = (Optional<?>) Objects.requireNonNull(one.result());

        assertEquals(records.isEmpty(), first.isEmpty(), () -> "find " + records + ", findOne " + first);
        if (sorted) {
            assertEquals(records.stream().findFirst(), first);
        } else {
            first.ifPresent(record -> assertTrue(every.records().contains(record), () -> "findOne " + record));
        }
    }

    static void findStreamEqualsFind(Table table, Case drawn) {
        Outcome found = Outcome.of(() -> table.find(drawn.query()));
        Outcome streamed = Outcome.of(() -> streamed(table, drawn.query()));

        assertTrue(streamed.like(found), () -> "find " + found + ", findStream " + streamed);
    }

    private static List<DataRecord> streamed(Table table, QueryAST query) {
        List<DataRecord> records = new ArrayList<>();
        try (RecordStream stream = table.driver().findStream(table.name(), query)) {
            stream.forEach(records::add);
        }
        return records;
    }

    static void findByIdIsFindByItsId(Table table, Case drawn) {
        for (DataRecord record : table.all()) {
            assertEquals(Optional.of(record), table.driver().findById(table.name(), String.valueOf(record.id())));
        }
        assertEquals(Optional.empty(), table.driver().findById(table.name(), "not there"));
    }

    static void readBackFromJson(Table table, Case drawn) {
        QueryAST again = QueryCodec.fromJson(QueryCodec.toJson(drawn.query()).toString());

        Outcome found = Outcome.of(() -> table.find(drawn.query()));
        Outcome foundAgain = Outcome.of(() -> table.find(again));

        assertTrue(foundAgain.like(found), () -> "find " + found + ", after JSON " + foundAgain);
    }

    static void order(Table table, Case drawn) {
        QueryAST query = unpaged(drawn.query()).toBuilder()
                .orderBy(drawn.query().orderBy().toArray(SortNode[]::new))
                .build();
        QueryAST whole = whole(query);
        List<DataRecord> wanted =
                new ArrayList<>(table.find(Query.matching(query.where()).build()));
        wanted.sort(ValueOrder.of(query.orderBy()));

        if (query.orderBy().isEmpty()) {
            whole = whole.toBuilder().limit(Long.MAX_VALUE).build();
        }

        assertEquals(wanted, table.find(whole));
    }

    static void pagesTile(Table table, Case drawn) {
        QueryAST query = drawn.query();
        long size = 1 + query.effectiveLimit().orElse(2L) % 4;
        QueryAST all = query.toBuilder().limit(Long.MAX_VALUE).offset(0).build();
        QueryAST page = query.toBuilder().limit(size).offset(0).build();

        assertEquals(table.find(all), Pages.byOffset(table, page), "pages of " + size);
    }

    static void cursorsTile(Table table, Case drawn) {
        QueryAST sorted = sorted(drawn.query());
        Outcome all = Outcome.of(
                () -> table.find(sorted.toBuilder().limit(Long.MAX_VALUE).build()));
        if (all.refused()) {
            // A sum may not fit.
            return;
        }
        for (long size = 1; size <= 3; size++) {
            assertEquals(
                    all.records(),
                    Pages.byCursor(table, sorted.toBuilder().limit(size).build()),
                    "pages of " + size);
        }
    }

    /** After each record, by its values, come those that follow it. */
    static void everyRecordIsAPlace(Table table, Case drawn) {
        QueryAST sorted = whole(sorted(drawn.query()));
        Set<String> keys = new LinkedHashSet<>();
        sorted.orderBy().forEach(node -> keys.add(node.field()));
        keys.add("id");
        List<DataRecord> all =
                table.find(sorted.toBuilder().limit(Long.MAX_VALUE).build());
        for (int place = 0; place < all.size(); place++) {
            Map<String, @Nullable Object> position = new LinkedHashMap<>();
            for (String key : keys) {
                position.put(key, all.get(place).get(key));
            }

            assertEquals(
                    all.subList(place + 1, all.size()),
                    table.find(sorted.toBuilder().cursor(position).build()),
                    () -> "after " + position);
        }
    }

    static void projection(Table table, Case drawn) {
        QueryAST query = drawn.query().toBuilder().limit(Long.MAX_VALUE).build();
        List<DataRecord> wholes = table.find(whole(query));
        List<DataRecord> parts = table.find(query);

        assertEquals(wholes.size(), parts.size());
        for (int place = 0; place < parts.size() && !query.fields().isEmpty(); place++) {
            List<String> names = query.fields().stream().map(Selection::field).toList();
            assertEquals(names, List.copyOf(parts.get(place).keySet()));
            for (String name : names) {
                assertEquals(wholes.get(place).get(name), parts.get(place).get(name), name);
            }
        }
    }

    static void distinct(Table table, Case drawn) {
        IDataDriver driver = table.driver();
        List<DataRecord> records = table.find(Query.matching(drawn.filter()).build());
        for (String field : drawn.schema().fields().keySet()) {
            List<@Nullable Object> wanted = new ArrayList<>();
            records.forEach(record -> wanted.add(record.get(field)));
            wanted.sort(ValueOrder::nullsFirst);
            Set<@Nullable Object> once = new LinkedHashSet<>(wanted);

            assertEquals(
                    new ArrayList<>(once),
                    driver.distinct(table.name(), field, drawn.filter(), DriverOptions.NONE),
                    field);
        }
    }

    /** The same query of whole records. */
    private static QueryAST whole(QueryAST query) {
        Query whole = Query.matching(query.where());
        whole.orderBy(query.orderBy().toArray(SortNode[]::new));
        query.effectiveLimit().ifPresent(whole::limit);
        if (query.offset() != null) {
            whole.offset(query.offset());
        }
        return whole.build();
    }

    /** The same query without limit and offset. */
    private static QueryAST sorted(QueryAST query) {
        return unpaged(query).toBuilder()
                .orderBy(query.orderBy().toArray(SortNode[]::new))
                .build();
    }

    /** The same query without limit, offset and sort. */
    static QueryAST unpaged(QueryAST query) {
        Query plain = Query.matching(query.where()).having(query.having());
        plain.select(query.fields().toArray(Selection[]::new));
        plain.groupBy(query.groupBy().toArray(GroupKey[]::new));
        plain.aggregate(query.aggregations().toArray(Aggregation[]::new));
        return query.distinct() ? plain.distinct().build() : plain.build();
    }
}
