package com.objectstack.migrate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What must be true after the steps of a migration, before it is committed. */
public sealed interface Check {
    /**
     * A table is as its object is defined.
     *
     * @param object the object
     */
    record AsDefined(String object) implements Check {
        /** Requires it. */
        public AsDefined {
            Objects.requireNonNull(object, "object");
        }
    }

    /**
     * A table has as many records as before.
     *
     * @param object the object
     * @param was its name before, the same for most
     */
    record RowsKept(String object, String was) implements Check {
        /** Requires both. */
        public RowsKept {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(was, "was");
        }
    }

    /**
     * A query's first value is a certain one.
     *
     * @param statement a query
     * @param expect a text, number, or null
     */
    record SqlCheck(String statement, @Nullable Object expect) implements Check {
        /** Requires the statement. */
        public SqlCheck {
            Objects.requireNonNull(statement, "statement");
        }
    }
}
