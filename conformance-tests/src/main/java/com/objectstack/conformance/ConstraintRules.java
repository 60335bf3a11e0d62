package com.objectstack.conformance;

import static com.objectstack.driver.Capability.INDEXES;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.NOT_NULL_VIOLATION;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DataRecord;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules {@code con}: constraints and what a violation tells. */
abstract class ConstraintRules extends Area {
    private TestObject codes() {
        return object(
                ObjectSchema.of(
                        "kit",
                        FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.GLOBAL),
                        FieldSchema.of("must", FieldType.NUMBER).asNotNull()),
                "{id: 'a', code: 'c1', must: 1}",
                "{id: 'b', code: 'c2', must: 2}");
    }

    @Test
    void required_con01_aTakenIdIsAViolationAndChangesNothing() {
        TestObject object = object("n number", "{id: 'a', n: 1}");

        Asked.failure("create", UNIQUE_VIOLATION, () -> object.create("{id: 'a', n: 2}"));
        assertEquals(1L, object.record("a").get("n"));
    }

    @Test
    @Requires(INDEXES)
    void optional_con02_aTakenValueIsAViolationAndChangesNothing() {
        TestObject object = codes();
        List<DataRecord> before = object.all();

        Asked.failure("create", UNIQUE_VIOLATION, () -> object.create("{code: 'c1', must: 1}"));
        if (declares(UPDATE)) {
            Asked.failure("update", UNIQUE_VIOLATION, () -> object.update("b", "{code: 'c1'}"));
        }
        assertEquals(before, object.all());
    }

    @Test
    @Requires(INDEXES)
    void optional_con03_aViolationNamesItsColumn() {
        TestObject object = codes();
        ConstraintViolationException violation = assertInstanceOf(
                ConstraintViolationException.class,
                Asked.failure("create", UNIQUE_VIOLATION, () -> object.create("{code: 'c1', must: 1}")));

        assertEquals(List.of("code"), violation.fields());
        assertFalse(violation.retryable());
    }

    @Test
    @Requires(INDEXES)
    void optional_con04_aMissingValueIsAViolationOfItsOwnKind() {
        TestObject object = codes();

        Asked.failure("create", NOT_NULL_VIOLATION, () -> object.create("{code: 'c9'}"));
        if (declares(UPDATE)) {
            Asked.failure("update", NOT_NULL_VIOLATION, () -> object.update("a", "{must: null}"));
        }
        assertEquals(2, object.count());
    }

    @Test
    @Requires({INDEXES, UPDATE})
    void optional_con05_aRecordKeepsItsOwnValue() {
        TestObject object = codes();

        assertEquals(
                "c1", object.update("a", "{code: 'c1', must: 5}").orElseThrow().get("code"));
    }
}
