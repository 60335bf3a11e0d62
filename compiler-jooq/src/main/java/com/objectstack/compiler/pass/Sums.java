package com.objectstack.compiler.pass;

import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Sums and means where there is nothing to add up, or too much: SQLite makes an infinity of what leaves the range of a
 * double, but SQLite 3.45 makes NULL of it, as of nothing at all. An infinity is refused when it is read.
 */
final class Sums {
    private Sums() {}

    /** A sum; over nothing it is 0 (SEMANTICS.md decision 5). */
    static Field<?> sum(Field<?> sum, Field<?> count) {
        return either(sum, DSL.field("case when {0} > 0 then 9e999 else 0 end", Object.class, count));
    }

    /** A mean; over nothing it is NULL. */
    static Field<?> mean(Field<?> mean, Field<?> count) {
        return either(mean, DSL.field("case when {0} > 0 then 9e999 end", Object.class, count));
    }

    private static Field<?> either(Field<?> value, Field<?> ofNull) {
        return Parts.call("coalesce", SQLDataType.OTHER, value, ofNull);
    }
}
