package com.objectstack.conformance.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written is there, and what is refused has left no trace. */
final class WriteLaws {
    private WriteLaws() {}

    static void storedValues(Table table, Case drawn) {
        IDataDriver driver = table.driver();
        for (Map<String, @Nullable Object> row : drawn.rows()) {
            String id = String.valueOf(row.get("id"));
            Map<String, @Nullable Object> data = new LinkedHashMap<>(row);
            data.remove("id");

            assertValues(data, driver.findById(table.name(), id).orElseThrow(), "bulkCreate");
            DataRecord created = driver.create(table.name(), data);
            assertValues(data, created, "create returns");
            assertEquals(
                    created,
                    driver.findById(table.name(), String.valueOf(created.id())).orElseThrow(),
                    "create");
            assertValues(data, driver.update(table.name(), id, data).orElseThrow(), "update");
            assertValues(data, driver.upsert(table.name(), row, List.of()), "upsert");
        }
        storedValuesAreFound(table, drawn);
    }

    /** A value that was read is found by an equality. */
    private static void storedValuesAreFound(Table table, Case drawn) {
        for (Map<String, @Nullable Object> row : drawn.rows()) {
            row.forEach((field, value) -> {
                QueryAST same = Query.matching(Field.field(field).eq(value)).build();
                List<String> ids = Table.ids(table.find(same));
                assertTrue(ids.contains(String.valueOf(row.get("id"))), () -> field + " = " + value + " finds " + ids);
            });
        }
    }

    static void forms(Table table, Case drawn) {
        for (Map<String, @Nullable Object> row : drawn.rows()) {
            String id = String.valueOf(row.get("id"));
            row.forEach((field, value) -> {
                for (Object form : value == null ? List.of() : Forms.of(value)) {
                    Map<String, @Nullable Object> data = Collections.singletonMap(field, form);
                    String what = form.getClass().getSimpleName() + " " + form;

                    assertEquals(
                            value,
                            table.driver()
                                    .update(table.name(), id, data)
                                    .orElseThrow()
                                    .get(field),
                            what);
                    assertTrue(table.ids(Field.field(field).eq(form)).contains(id), () -> "$eq " + what);
                    assertTrue(table.ids(Field.field(field).in(List.of(form))).contains(id), () -> "$in " + what);
                }
            });
        }
    }

    private static void assertValues(Map<String, @Nullable Object> wanted, DataRecord found, String write) {
        wanted.forEach((field, value) -> assertEquals(value, found.get(field), () -> write + ": " + field));
    }

    static void bulkOrder(Table table, Case drawn) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int place = drawn.rows().size() - 1; place >= 0; place--) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>(drawn.rows().get(place));
            row.put("id", "again " + place);
            rows.add(row);
        }

        List<DataRecord> created = table.driver().bulkCreate(table.name(), rows);

        assertEquals(
                rows.stream().map(row -> row.get("id")).toList(),
                created.stream().map(DataRecord::id).toList());
        for (int place = 0; place < rows.size(); place++) {
            assertValues(rows.get(place), created.get(place), "bulkCreate");
        }
    }

    static void manyRecordsAreThoseOfFind(Table table, Case drawn) {
        IDataDriver driver = table.driver();
        QueryAST query = Query.matching(drawn.query().where())
                .orderBy(drawn.query().orderBy().toArray(SortNode[]::new))
                .build();
        Query paged = query.toBuilder();
        drawn.query().effectiveLimit().ifPresent(paged::limit);
        if (drawn.query().offset() != null) {
            paged.offset(drawn.query().offset());
        }
        List<DataRecord> before = table.all();
        List<String> affected = Table.ids(table.find(paged.build()));

        assertEquals(0, driver.updateMany(table.name(), paged.build(), Map.of()), "nothing to change");
        assertEquals(affected.size(), driver.deleteMany(table.name(), paged.build()), "the number of removed records");
        assertEquals(
                before.stream()
                        .filter(record -> !affected.contains(String.valueOf(record.id())))
                        .toList(),
                table.all());
    }

    static void updateManyChangesThoseOfFind(Table table, Case drawn) {
        IDataDriver driver = table.driver();
        Map<String, @Nullable Object> data = change(drawn);
        List<DataRecord> before = table.all();
        List<String> affected = table.ids(drawn.filter());

        long changed =
                driver.updateMany(table.name(), Query.matching(drawn.filter()).build(), data);

        assertEquals(affected.size(), changed);
        for (DataRecord record : before) {
            DataRecord after =
                    driver.findById(table.name(), String.valueOf(record.id())).orElseThrow();
            if (affected.contains(String.valueOf(record.id()))) {
                assertValues(data, after, "updateMany");
            } else {
                assertEquals(record, after);
            }
        }
    }

    /** The first field set to what the last row has there. */
    private static Map<String, @Nullable Object> change(Case drawn) {
        String field = drawn.schema().fields().keySet().iterator().next();
        int rows = drawn.rows().size();
        return Collections.singletonMap(
                field, rows == 0 ? null : drawn.rows().get(rows - 1).get(field));
    }

    static void refusedWrites(Table table, Case drawn) {
        IDataDriver driver = table.driver();
        List<DataRecord> before = table.all();
        String some = before.isEmpty() ? "none" : String.valueOf(before.get(0).id());
        for (Map<String, @Nullable Object> bad : badData(drawn.schema())) {
            Map<String, @Nullable Object> good = Map.of();
            List<Runnable> calls = List.of(
                    () -> driver.create(table.name(), bad),
                    () -> driver.bulkCreate(table.name(), List.of(good, bad)),
                    () -> driver.update(table.name(), some, bad),
                    () -> driver.upsert(table.name(), bad, List.of()),
                    () -> driver.bulkUpdate(table.name(), List.of(Table.change(some, good), Table.change(some, bad))),
                    () -> driver.updateMany(table.name(), QueryAST.ALL, bad));
            calls.forEach(call -> {
                DriverException refusal = Outcome.of(call).orFail("a write of " + bad);
                assertTrue(RefusalLaws.isCallersFault(refusal.code()), refusal::toString);
                assertTrue(refusal.vendor().isEmpty(), () -> "reached the database: " + refusal);
            });
        }

        assertEquals(before, table.all());
    }

    private static List<Map<String, @Nullable Object>> badData(ObjectSchema schema) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (String name : List.of("nope", "a\"b", "'; drop table x; --", "a\u0000b", "")) {
            all.add(Collections.singletonMap(name, 1L));
        }
        schema.fields().values().forEach(field -> {
            all.add(Collections.singletonMap(field.name(), new Object()));
            all.add(Collections.singletonMap(field.name(), new int[0]));
            all.add(Collections.singletonMap(field.name(), Map.of("a", 1L)));
            all.add(Collections.singletonMap(field.name(), Instant.MAX));
            all.add(Collections.singletonMap(field.name(), LocalDate.MIN));
            all.add(Collections.singletonMap(field.name(), List.of()));
            if (field.valueClass() == ValueClass.TEXT) {
                all.add(Collections.singletonMap(field.name(), "a\u0000b"));
                all.add(Collections.singletonMap(field.name(), "\uD83D"));
                all.add(Collections.singletonMap(field.name(), 5L));
            } else {
                all.add(Collections.singletonMap(field.name(), "no such thing"));
                all.add(Collections.singletonMap(field.name(), Double.NaN));
                all.add(Collections.singletonMap(field.name(), new BigDecimal("0.12345678901234567890")));
            }
        });
        return all;
    }
}
