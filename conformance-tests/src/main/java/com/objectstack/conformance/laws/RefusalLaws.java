package com.objectstack.conformance.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;

/** Whatever is asked, the answer is records or a refusal that says what the caller did wrong. */
final class RefusalLaws {
    private static final Set<ErrorCode> CALLERS_FAULT = EnumSet.of(
            ErrorCode.INVALID_QUERY,
            ErrorCode.INVALID_FILTER,
            ErrorCode.INVALID_DATA,
            ErrorCode.TYPE_MISMATCH,
            ErrorCode.UNKNOWN_FIELD,
            ErrorCode.UNKNOWN_OBJECT,
            ErrorCode.VALUE_OUT_OF_RANGE,
            ErrorCode.UNSUPPORTED);

    private RefusalLaws() {}

    static boolean isCallersFault(ErrorCode code) {
        return CALLERS_FAULT.contains(code);
    }

    static void answersOrRefuses(Table table, Case drawn) {
        List<DataRecord> before = table.all();

        calls(table, drawn.query()).forEach((door, call) -> {
            Outcome outcome = Assertions.assertDoesNotThrow(() -> Outcome.of(call), door);
            if (outcome.refusal() != null) {
                assertTrue(isCallersFault(outcome.refusal().code()), () -> door + ": " + outcome);
                assertTrue(
                        outcome.refusal().path().isEmpty()
                                || outcome.refusal().path().startsWith("/"),
                        door);
            }
        });

        assertEquals(before, table.all(), "reads and refused writes changed records");
    }

    /** Refusals of the same filter have one code and path at every door. */
    static void refusesAlike(Table table, Case drawn) {
        QueryAST filter = Query.matching(drawn.query().where()).build();
        IDataDriver driver = table.driver();
        Outcome found = Outcome.of(() -> table.find(filter));
        if (!found.refused()) {
            return;
        }
        Map<String, Outcome> others = new LinkedHashMap<>();
        others.put("count", Outcome.of(() -> driver.count(table.name(), filter)));
        others.put("updateMany", Outcome.of(() -> driver.updateMany(table.name(), filter, Map.of())));
        others.put("deleteMany", Outcome.of(() -> driver.deleteMany(table.name(), filter)));
        others.put(
                "distinct", Outcome.of(() -> driver.distinct(table.name(), "id", filter.where(), DriverOptions.NONE)));

        others.forEach(
                (door, outcome) -> assertTrue(outcome.like(found), () -> door + " " + outcome + ", find " + found));
    }

    /** Reads of the whole query; writes of a query that is refused or matches nothing. */
    private static Map<String, Runnable> calls(Table table, QueryAST query) {
        IDataDriver driver = table.driver();
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("find", () -> driver.find(table.name(), query));
        calls.put("count", () -> driver.count(table.name(), query));
        calls.put("findOne", () -> driver.findOne(table.name(), query));
        calls.put("explain", () -> driver.explain(table.name(), query, DriverOptions.NONE));
        calls.put("findStream", () -> {
            try (RecordStream stream = driver.findStream(table.name(), query)) {
                stream.forEach(record -> {});
            }
        });
        QueryAST nothing = query.toBuilder().limit(0).build();
        calls.put("updateMany", () -> driver.updateMany(table.name(), nothing, Map.of()));
        calls.put("deleteMany", () -> driver.deleteMany(table.name(), nothing));
        return calls;
    }
}
