package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import java.util.List;

/** Constraints that refuse a write; each names the object and the fields (contract B22, B24). */
final class Violations {
    private Violations() {}

    static DriverException notNull(String object, String field) {
        return violation(
                        ErrorCode.NOT_NULL_VIOLATION,
                        "field '" + field + "' of '" + object + "' takes no null",
                        JsonPointers.child("", field),
                        object,
                        List.of(field))
                .build();
    }

    /** A key that is taken; one with a tenant bucket points to no single field. */
    static DriverException notUnique(String object, UniqueKey key) {
        String path =
                key.bucketed() == null ? JsonPointers.child("", key.fields().get(0)) : "";
        return taken(object, key.named(), path).build();
    }

    /** The record with the same keys is out of the writer's scope; no more is told of it (SEMANTICS.md decisions 13, 24). */
    static DriverException outOfScope(ObjectModel model, List<String> keys) {
        DriverExceptionBuilder taken = taken(model.name(), keys, JsonPointers.child("", keys.get(0)));
        return model.deletedField() == null
                ? taken.build()
                : taken.hint("if it is deleted, includeDeleted merges with it").build();
    }

    private static DriverExceptionBuilder taken(String object, List<String> fields, String path) {
        return violation(
                ErrorCode.UNIQUE_VIOLATION,
                "a record of '" + object + "' with the same " + fields + " exists already",
                path,
                object,
                fields);
    }

    private static DriverExceptionBuilder violation(
            ErrorCode code, String message, String path, String object, List<String> fields) {
        return DriverException.builder(code, message).path(path).object(object).fields(fields);
    }
}
