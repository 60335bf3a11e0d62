package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Operator;
import java.util.Locale;
import java.util.Objects;
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
    static Condition of(Field<Object> column, Operator operator, Comparand text) {
        return switch (operator) {
            case CONTAINS -> instr(column, text.bindText(TextParts::sound));
            case ICONTAINS -> instr(lower(column), text.bindText(given -> asciiLower(sound(given))));
            case STARTS_WITH -> text.text().isEmpty() ? column.isNotNull() : startsWith(column, text);
            case ENDS_WITH -> text.text().isEmpty() ? column.isNotNull() : endsWith(column, text);
            case LIKE -> glob(column, text.bindText(given -> pattern(sound(given))));
            case ILIKE -> glob(lower(column), text.bindText(given -> pattern(asciiLower(sound(given)))));
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

    private static Condition instr(Field<?> column, Field<Object> text) {
        return Parts.call("instr", SQLDataType.BIGINT, column, text).gt(DSL.inline(0L));
    }

    /** The range finds it by index, {@code substr} makes it exact. */
    private static Condition startsWith(Field<Object> column, Comparand prefix) {
        Field<Object> given = prefix.bindText(TextParts::sound);
        Condition exact = substr(column, Parts.bind(1L), prefix.bindText(TextParts::codePoints))
                .eq(given);
        Condition from = column.ge(given);
        return successor(prefix.text()) == null
                ? from.and(exact)
                : from.and(column.lt(prefix.bindText(text -> Objects.requireNonNull(successor(text)))))
                        .and(exact);
    }

    private static Condition endsWith(Field<Object> column, Comparand suffix) {
        return Parts.call("substr", SQLDataType.OTHER, column, suffix.bindText(text -> -codePoints(text)))
                .eq(suffix.bindText(TextParts::sound));
    }

    private static Condition glob(Field<?> column, Field<Object> pattern) {
        return DSL.condition("{0} glob {1}", column, pattern);
    }

    private static Field<String> lower(Field<Object> column) {
        return Parts.call("lower", SQLDataType.VARCHAR, column);
    }

    private static Field<Object> substr(Field<Object> column, Field<Object> from, Field<Object> length) {
        return Parts.call("substr", SQLDataType.OTHER, column, from, length);
    }

    /** The text, unless no database can hold it. */
    private static String sound(String text) {
        return (String) ValueCodecs.TEXT.encode(text, Place.FILTER);
    }

    private static String pattern(String like) {
        String pattern = GlobPattern.of(like);
        if (GlobPattern.isTooLong(pattern)) {
            throw new RefusedValue(ErrorCode.VALUE_OUT_OF_RANGE, "the pattern is too long", null);
        }
        return pattern;
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
