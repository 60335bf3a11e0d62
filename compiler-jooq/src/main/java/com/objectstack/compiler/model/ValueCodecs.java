package com.objectstack.compiler.model;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.FieldSchema;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The codec of every field type: {@code FieldType → ValueClass → ValueCodec} is this one table. */
public final class ValueCodecs {
    /** Free text. */
    public static final ValueCodec TEXT = new ValueCodec() {
        @Override
        public Object encode(Object value, Place place) {
            if (value instanceof String text) {
                return TextRules.require(text, place);
            }
            throw mismatch(value, "a text");
        }

        @Override
        public @Nullable Object decode(@Nullable Object stored) {
            return stored;
        }
    };

    /** Numbers. */
    public static final ValueCodec NUMBER = new ValueCodec() {
        @Override
        public Object encode(Object value, Place place) {
            Object number = Numbers.normalize(value);
            if (number == null) {
                throw mismatch(value, "a number, for example 10");
            }
            return number;
        }

        @Override
        public @Nullable Object decode(@Nullable Object stored) {
            return switch (stored) {
                case Double fraction -> Numbers.fromStored(fraction);
                case String text -> parsed(text);
                case null, default -> stored;
            };
        }
    };

    /** The mean, a share, a distance or a score: always a double. */
    public static final ValueCodec DOUBLE = new ValueCodec() {
        @Override
        public Object encode(Object value, Place place) {
            return NUMBER.encode(value, place);
        }

        @Override
        public @Nullable Object decode(@Nullable Object stored) {
            return stored instanceof Long whole ? (Object) whole.doubleValue() : stored;
        }
    };

    /** A sum: whole or not, but never past the range of a double. */
    public static final ValueCodec SUM = finite(NUMBER);

    /** A mean: a double, never past its range. */
    public static final ValueCodec MEAN = finite(DOUBLE);

    /** A distance: a double, never past its range. */
    public static final ValueCodec DISTANCE = MEAN;

    /** Booleans as 0 and 1. */
    public static final ValueCodec BOOLEAN = new ValueCodec() {
        @Override
        public Object encode(Object value, Place place) {
            if (value instanceof Boolean flag) {
                return flag ? 1L : 0L;
            }
            throw mismatch(value, "true or false");
        }

        @Override
        public @Nullable Object decode(@Nullable Object stored) {
            return switch (stored instanceof String text ? parsed(text) : stored) {
                case Long whole -> whole != 0;
                case Double fraction -> fraction != 0;
                case null, default -> stored;
            };
        }
    };

    /** Ids: text on the face, whatever is stored. */
    public static final ValueCodec ID = new ValueCodec() {
        @Override
        public Object encode(Object value, Place place) {
            return TEXT.encode(value, place);
        }

        @Override
        public @Nullable Object decode(@Nullable Object stored) {
            return stored instanceof Long || stored instanceof Double ? stored.toString() : stored;
        }
    };

    /** Columns whose type is not declared: every value as it is. */
    public static final ValueCodec UNTYPED = new ValueCodec() {
        @Override
        public Object encode(Object value, Place place) {
            return switch (value) {
                case String text -> TextRules.require(text, place);
                case Boolean flag -> flag ? 1L : 0L;
                case byte[] bytes -> bytes.clone();
                default -> {
                    Object number = Numbers.normalize(value);
                    Object encoded = number != null ? number : TemporalCodecs.canonical(value);
                    if (encoded == null) {
                        throw mismatch(value, "a text, number, boolean or temporal value");
                    }
                    yield encoded;
                }
            };
        }

        @Override
        public @Nullable Object decode(@Nullable Object stored) {
            return stored;
        }
    };

    /** The least or greatest of the scalars at a JSON path. */
    public static final ValueCodec JSON_SCALAR = new ValueCodec() {
        @Override
        public Object encode(Object value, Place place) {
            return UNTYPED.encode(value, place);
        }

        @Override
        public @Nullable Object decode(@Nullable Object stored) {
            return stored instanceof Double number ? Numbers.fromStored(number) : stored;
        }
    };

    /** Ids of tables created elsewhere: compared as stored, text on the face. */
    static final ValueCodec UNTYPED_ID = new ValueCodec() {
        @Override
        public Object encode(Object value, Place place) {
            return UNTYPED.encode(value, place);
        }

        @Override
        public @Nullable Object decode(@Nullable Object stored) {
            return ID.decode(stored);
        }
    };

    /** Any JSON value as its text. */
    public static final ValueCodec JSON_TEXT = new JsonCodec("a JSON value") {
        @Override
        boolean takes(Object value) {
            return true;
        }
    };

    private static final ValueCodec LIST = new JsonCodec("a list") {
        @Override
        boolean takes(Object value) {
            return value instanceof Collection<?>;
        }
    };

    private static final ValueCodec FILE = new JsonCodec("a text (an id or URL) or an object") {
        @Override
        boolean takes(Object value) {
            return value instanceof String || value instanceof Map<?, ?>;
        }
    };

    private ValueCodecs() {}

    /** A codec of computed numbers that refuses those no double holds. */
    private static ValueCodec finite(ValueCodec codec) {
        return new ValueCodec() {
            @Override
            public Object encode(Object value, Place place) {
                return codec.encode(value, place);
            }

            @Override
            public @Nullable Object decode(@Nullable Object stored) {
                if (stored instanceof Double number && Double.isInfinite(number)) {
                    throw DriverException.of(
                            ErrorCode.VALUE_OUT_OF_RANGE, "", "the sum of the values is past the range of a number");
                }
                return codec.decode(stored);
            }
        };
    }

    /** The codec of a declared field that is stored. */
    static ValueCodec of(FieldSchema field) {
        return switch (field.valueClass()) {
            case TEXT -> TEXT;
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case DATE -> TemporalCodecs.DATE;
            case DATETIME -> TemporalCodecs.DATETIME;
            case TIME -> TemporalCodecs.TIME;
            case LIST -> LIST;
            case FILE -> FILE;
            case JSON -> JSON_TEXT;
            case VECTOR -> VectorCodec.of(field);
            case NONE -> throw new IllegalArgumentException("field " + field.name() + " is not stored");
        };
    }

    static RefusedValue mismatch(Object value, String wanted) {
        String kind = switch (value) {
            case String text -> "text";
            case Boolean flag -> "a boolean";
            case Number number -> "a number";
            case Map<?, ?> map -> "an object";
            case Collection<?> list -> "a list";
            default -> "a " + value.getClass().getSimpleName();
        };
        return new RefusedValue(
                ErrorCode.TYPE_MISMATCH, kind + " (" + TextRules.show(value) + ") is not " + wanted, "pass " + wanted);
    }

    /** Numbers that an older column holds as text (contract B148); other text is left intact. */
    private static Object parsed(String text) {
        try {
            double number = Double.parseDouble(text);
            boolean finite = !Double.isNaN(number) && !Double.isInfinite(number);
            return finite ? Objects.requireNonNullElse(Numbers.normalize(new BigDecimal(text.trim())), text) : text;
        } catch (NumberFormatException | RefusedValue noNumber) {
            return text;
        }
    }

    private abstract static class JsonCodec implements ValueCodec {
        private final String wanted;

        JsonCodec(String wanted) {
            this.wanted = wanted;
        }

        abstract boolean takes(Object value);

        @Override
        public Object encode(Object value, Place place) {
            if (!takes(value)) {
                throw mismatch(value, wanted);
            }
            return JsonText.encode(value, place);
        }

        @Override
        public @Nullable Object decode(@Nullable Object stored) {
            return stored instanceof String text ? JsonText.decode(text) : stored;
        }
    }
}
