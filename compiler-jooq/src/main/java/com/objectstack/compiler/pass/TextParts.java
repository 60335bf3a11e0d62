package com.objectstack.compiler.pass;

import com.objectstack.query.Operator;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The text operators. LIKE folds case in SQLite, so texts are compared by {@code instr}, ranges and {@code substr}, and
 * patterns by GLOB (DESIGN.md, Text without patterns). {@code lower()} folds ASCII only, which is the contract.
 */
final class TextParts {
    private TextParts() {}

    /** Holds where the text in a column does; NULL on NULL. */
    static Condition of(Field<Object> column, Operator operator, String text) {
        return switch (operator) {
            case CONTAINS -> instr(column, text);
            case ICONTAINS -> instr(lower(column), asciiLower(text));
            case STARTS_WITH -> text.isEmpty() ? column.isNotNull() : startsWith(column, text);
            case ENDS_WITH -> text.isEmpty() ? column.isNotNull() : endsWith(column, text);
            case LIKE -> glob(column, GlobPattern.of(text));
            case ILIKE -> glob(lower(column), GlobPattern.of(asciiLower(text)));
            default -> throw new IllegalStateException(operator + " does not look inside a text");
        };
    }

    /** The text that a JSON column holds, NULL where it holds anything else; text that is no JSON is itself (B145). */
    static Field<Object> textOfJson(Field<Object> column) {
        Field<Long> valid = Parts.call("json_valid", SQLDataType.BIGINT, column);
        Field<String> type = Parts.call("json_type", SQLDataType.VARCHAR, column);
        Field<Object> text = Parts.call("json_extract", SQLDataType.OTHER, column, DSL.inline("$"));
        return DSL.when(valid.eq(DSL.inline(0L)), column).when(type.eq(DSL.inline("text")), text);
    }

    private static Condition instr(Field<?> column, String text) {
        return Parts.call("instr", SQLDataType.BIGINT, column, DSL.val(text)).gt(DSL.inline(0L));
    }

    /** The range finds it by index, {@code substr} makes it exact. */
    private static Condition startsWith(Field<Object> column, String prefix) {
        Condition exact =
                substr(column, DSL.val(1L), DSL.val(codePoints(prefix))).eq(prefix);
        Condition from = column.ge(Parts.bind(prefix));
        String successor = successor(prefix);
        return successor == null
                ? from.and(exact)
                : from.and(column.lt(Parts.bind(successor))).and(exact);
    }

    private static Condition endsWith(Field<Object> column, String suffix) {
        return Parts.call("substr", SQLDataType.VARCHAR, column, DSL.val(-codePoints(suffix)))
                .eq(suffix);
    }

    private static Condition glob(Field<?> column, String pattern) {
        return DSL.condition("{0} glob {1}", column, DSL.val(pattern));
    }

    private static Field<String> lower(Field<Object> column) {
        return Parts.call("lower", SQLDataType.VARCHAR, column);
    }

    private static Field<String> substr(Field<Object> column, Field<Long> from, Field<Long> length) {
        return Parts.call("substr", SQLDataType.VARCHAR, column, from, length);
    }

    private static long codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String asciiLower(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            folded.append(unit < 0x80 ? String.valueOf(unit).toLowerCase(Locale.ROOT) : String.valueOf(unit));
        }
        return folded.toString();
    }

    /** The least text greater than all that begin with a prefix, by code point; null if there is none. */
    static @Nullable String successor(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            end -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return prefix.substring(0, end) + Character.toString(next);
            }
        }
        return null;
    }
}
