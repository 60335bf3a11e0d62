package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.conformance.laws.Outcome;
import com.objectstack.conformance.laws.Table;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What is long works, what is too deep is refused; SEMANTICS.md decision 26. */
final class SizeLaws {
    private static final ObjectSchema NUMBERS = ObjectSchema.of("kit", FieldSchema.of("n", FieldType.NUMBER));

    private SizeLaws() {}

    static void depth(IDataDriver driver) {
        try (Table table = Table.of(driver, NUMBERS, List.of(Map.of("id", "a", "n", 1L)))) {
            assertEquals(List.of("a"), table.ids(nested(90)));
            for (int depth : new int[] {150, 2_000}) {
                Outcome outcome = Outcome.of(
                        () -> table.find(Query.matching(nested(depth)).build()));
                assertEquals(
                        ErrorCode.INVALID_QUERY,
                        outcome.orFail("depth " + depth).code());
            }
        }
    }

    /** Holds where {@code n} is 1, for an even depth. */
    private static Condition nested(int depth) {
        Condition condition = Field.field("n").eq(1L);
        for (int level = 0; level < depth; level++) {
            condition = condition.not();
        }
        return condition;
    }

    static void longLists(IDataDriver driver) {
        List<Long> many = LongStream.range(0, 50_000).boxed().toList();
        List<Condition> terms = equalities(5_000);
        List<Condition> negations =
                equalities(40_000).stream().map(Condition::not).toList();
        try (Table table =
                Table.of(driver, NUMBERS, List.of(Map.of("id", "a", "n", 1L), Map.of("id", "b", "n", -1L)))) {
            assertEquals(List.of("a"), table.ids(Field.field("n").in(many)), "$in");
            assertEquals(List.of("b"), table.ids(Field.field("n").nin(many)), "$nin");
            assertEquals(List.of("a"), table.ids(new AnyOf(terms)), "$or");
            assertEquals(List.of("b"), table.ids(new AllOf(negations)), "$and");
            assertEquals(List.of("b"), table.ids(new AnyOf(terms).not()), "$not of $or");
        }
    }

    private static List<Condition> equalities(long number) {
        List<Condition> terms = new ArrayList<>();
        LongStream.rangeClosed(1, number)
                .forEach(n -> terms.add(Field.field("n").eq(n)));
        return terms;
    }

    /** More values than a statement of SQLite takes, 32,766. */
    static void manyRows(IDataDriver driver) {
        FieldSchema[] fields = new FieldSchema[10];
        for (int place = 0; place < fields.length; place++) {
            fields[place] = FieldSchema.of("n" + place, FieldType.NUMBER);
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (long row = 0; row < 5_000; row++) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("id", "r" + row);
            data.put("n" + row % fields.length, row);
            rows.add(data);
        }
        try (Table table = Table.of(driver, ObjectSchema.of("kit", fields))) {
            List<DataRecord> created = driver.bulkCreate(table.name(), rows);

            for (int row = 0; row < rows.size(); row++) {
                assertEquals("r" + row, created.get(row).id());
                assertEquals((long) row, created.get(row).get("n" + row % fields.length));
            }
            assertEquals(rows.size(), created.size());
            assertEquals(rows.size(), driver.count(table.name(), Query.query().build()));
        }
    }
}
