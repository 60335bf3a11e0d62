package com.objectstack.conformance;

import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.ErrorCode.TYPE_MISMATCH;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.ConnectionException;
import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.InvalidRequestException;
import com.objectstack.driver.Problem;
import com.objectstack.query.Field;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules {@code err}: what a refusal tells, and what it does not. */
abstract class ErrorRules extends Area {
    private static DriverException refused(Runnable call) {
        return assertThrows(DriverException.class, call::run);
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_err01_allProblemsOfAQueryAreCollectedInDocumentOrder() {
        TestObject object = object("n number, s text");
        DriverException refused =
                refused(() -> object.find("{fields: ['x'], where: {y: 1, n: 'one'}, orderBy: [{field: 'z'}]}"));

        assertEquals(
                List.of("/fields/0", "/where/y", "/where/n", "/orderBy/0/field"),
                refused.problems().stream().map(Problem::path).toList());
        assertEquals(
                List.of(UNKNOWN_FIELD, UNKNOWN_FIELD, TYPE_MISMATCH, UNKNOWN_FIELD),
                refused.problems().stream().map(Problem::code).toList());
    }

    @Test
    void required_err02_allProblemsOfDataAreCollected() {
        TestObject object = object("n number, ok boolean");
        DriverException refused = refused(() -> object.create("{n: 'one', ok: 1, nope: 2}"));

        assertEquals(
                Set.of("/n", "/ok", "/nope"),
                Set.copyOf(refused.problems().stream().map(Problem::path).toList()));
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_err03_whatWasFoundIsShownAndCut() {
        TestObject object = object("n number");
        DriverException refused = refused(() -> object.find("{where: {n: '" + "x".repeat(10_000) + "'}}"));

        assertTrue(String.valueOf(refused.getMessage()).contains("xxx"), "the value is not shown");
        assertTrue(String.valueOf(refused.getMessage()).length() < 500, "the value is not cut");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_err04_aPlaceIsAJsonPointer() {
        TestObject object = object("n number");

        assertEquals(
                "/where/a~1b~0c",
                refused(() -> object.find("{where: {'a/b~c': 1}}")).path());
        assertEquals("/a~1b~0c", refused(() -> object.create("{'a/b~c': 1}")).path());
    }

    @Test
    void required_err05_eachCodeHasItsClass() {
        TestObject object = object("n number", "{id: 'a'}");

        assertInstanceOf(InvalidRequestException.class, refused(() -> object.find("{fields: ['x']}")));
        assertInstanceOf(ConstraintViolationException.class, refused(() -> object.create("{id: 'a'}")));
        IDataDriver closed = another();
        closed.close();
        assertInstanceOf(ConnectionException.class, refused(closed::connect));
    }

    @Test
    void required_err06_aSecretIsNotInAMessage() {
        TestObject object = object("pin secret, n number");

        for (String data : List.of("{pin: 12345678}", "{pin: ['12345678']}", "{pin: 'a12345678\\u0000'}")) {
            assertFalse(
                    String.valueOf(refused(() -> object.create(data)).getMessage())
                            .contains("12345678"),
                    data);
        }
    }

    @Test
    void required_err07_aRefusalComesBeforeTheDatabaseIsAsked() {
        TestObject object = object("n number", "{id: 'a', n: 1}");
        List<Runnable> calls = List.of(
                () -> object.find("{fields: ['x']}"),
                () -> object.create("{x: 1}"),
                () -> object.create("{n: 'one'}"),
                () -> object.find("{where: {n: {$sounds: 1}}}"));

        calls.forEach(call -> assertTrue(refused(call).vendor().isEmpty(), "the database was asked"));
        assertEquals(1, object.count());
    }

    @Test
    void required_err08_aCallersMistakeIsNotWorthTryingAgain() {
        TestObject object = object("n number", "{id: 'a'}");

        assertFalse(refused(() -> object.find("{fields: ['x']}")).retryable());
        assertFalse(refused(() -> object.create("{id: 'a'}")).retryable());
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_err09_namesAreNeverReadAsCommands() {
        TestObject object = object("n number", "{id: 'a', n: 1}");
        for (String name : List.of("x); drop table kit; --", "\"", "'", "`", "n\" or 1=1 --", "\ud83d\ude00", "")) {
            assertThrows(
                    DriverException.class,
                    () -> driver().find(
                                    object.name(),
                                    TestObject.matching(Field.field(name).eq(1L))),
                    name);
            assertThrows(DriverException.class, () -> driver().distinct(object.name(), name), name);
            assertThrows(DriverException.class, () -> driver().create(object.name(), Map.of(name, 1L)), name);
            assertThrows(DriverException.class, () -> driver().find(name, QueryAST.ALL), name);
        }
        assertEquals(1, object.count());
    }
}
