package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.UnsupportedQueryException;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/**
 * A query that was asked of an object, and what it must come to.
 *
 * @param object the object
 * @param query the query as JSON
 */
record Asked(TestObject object, JsonNode query) {
    private QueryAST parsed() {
        return QueryCodec.fromJson(query);
    }

    List<DataRecord> records() {
        return object.driver().find(object.name(), parsed());
    }

    /** {@code find} gives exactly these records, in this order if the query has one. */
    void gives(String records) {
        QueryAST asked = parsed();
        Face.assertRecords(
                Notation.json(records),
                object.driver().find(object.name(), asked),
                asked.isOrdered(),
                query.toString());
    }

    /** {@code find} gives the records of these ids, in this order if the query has one; {@code count} agrees. */
    void finds(String... ids) {
        QueryAST asked = parsed();
        List<String> found = object.driver().find(object.name(), asked).stream()
                .map(record -> String.valueOf(record.id()))
                .toList();
        List<String> wanted = List.of(ids);
        if (asked.isOrdered()) {
            assertEquals(wanted, found, query::toString);
        } else {
            assertEquals(
                    wanted.stream().sorted(TextOrder::compare).toList(),
                    found.stream().sorted(TextOrder::compare).toList(),
                    query::toString);
        }
    }

    /** {@code count} gives this number. */
    void counts(long number) {
        assertEquals(number, object.driver().count(object.name(), parsed()), query::toString);
    }

    /** Every read refuses the query with this code and path before anything is sent. */
    void isRefused(ErrorCode code, String path) {
        List<Executable> doors = new ArrayList<>();
        for (Map.Entry<String, Runnable> door : Doors.ofQuery(object, query).entrySet()) {
            doors.add(() -> refusal(door.getKey(), door.getValue(), code, path));
        }
        Assertions.assertAll(query.toString(), doors);
    }

    /** Every operation that takes a filter refuses it with this code and path, and no record changes. */
    void isRefusedEverywhere(ErrorCode code, String path) {
        List<String> before = object.faces();
        List<Executable> doors = new ArrayList<>();
        for (Map.Entry<String, Runnable> door :
                Doors.ofFilter(object, query.required("where")).entrySet()) {
            doors.add(() -> refusal(door.getKey(), door.getValue(), code, path));
        }
        Assertions.assertAll(query.toString(), doors);
        assertEquals(before, object.faces(), "a refused operation changed records");
    }

    /** A refusal by the driver itself: this code and path, and no error of the database underneath. */
    static DriverException refusal(String door, Runnable call, ErrorCode code, String path) {
        DriverException refused = assertThrows(DriverException.class, call::run, door + " must refuse this");
        assertEquals(
                code + " " + path, refused.code() + " " + refused.path(), () -> door + ": " + refused.getMessage());
        assertTrue(refused.vendor().isEmpty(), () -> door + " asked the database first: " + refused);
        return refused;
    }

    /** A refusal for want of a capability. */
    static void unsupported(String door, String path, Runnable call) {
        assertInstanceOf(UnsupportedQueryException.class, refusal(door, call, ErrorCode.UNSUPPORTED, path));
    }

    /** Every read refuses the query for want of a capability, and no record changes. */
    void isUnsupported(String path) {
        List<String> before = object.faces();
        isRefused(ErrorCode.UNSUPPORTED, path);
        unsupported("find", path, () -> object.driver().find(object.name(), parsed()));
        assertEquals(before, object.faces(), "a refused read changed records");
    }

    /** A refusal with this code, wherever it points. */
    static DriverException failure(String what, ErrorCode code, Runnable call) {
        DriverException failed = assertThrows(DriverException.class, call::run, what + " must fail");
        assertEquals(code, failed.code(), () -> what + ": " + failed.getMessage());
        return failed;
    }
}
