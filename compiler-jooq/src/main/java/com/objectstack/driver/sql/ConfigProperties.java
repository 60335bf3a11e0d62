package com.objectstack.driver.sql;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a configuration as JSON gives them, read with all that is wrong with them. For readers of
 * configurations.
 */
public final class ConfigProperties {
    private final List<Problem> problems = new ArrayList<>();

    private ConfigProperties() {}

    /**
     * Reads properties one by one.
     *
     * @param properties the properties; null values count as absent
     * @param reader takes a name and its value; what it refuses is collected
     * @throws DriverException with all problems
     */
    public static void read(
            Map<String, ? extends @Nullable Object> properties, BiConsumer<? super String, Object> reader) {
        ConfigProperties reading = new ConfigProperties();
        properties.forEach((name, value) -> {
            if (value != null) {
                reading.collect(name, value, reader);
            }
        });
        if (!reading.problems.isEmpty()) {
            throw DriverException.of(reading.problems);
        }
    }

    private void collect(String name, Object value, BiConsumer<? super String, Object> reader) {
        try {
            reader.accept(name, value);
        } catch (DriverException e) {
            problems.addAll(e.problems());
        }
    }

    /**
     * A value of some class.
     *
     * @param type the class
     * @param expected what it is in words, for the hint
     * @param name the property
     * @param value its value
     * @param <T> the class
     * @return the value
     * @throws DriverException {@code INVALID_CONFIG}
     */
    public static <T> T as(Class<T> type, String expected, String name, @Nullable Object value) {
        if (!type.isInstance(value)) {
            throw wrong(name, expected);
        }
        return type.cast(value);
    }

    /**
     * A text.
     *
     * @param name the property
     * @param value its value
     * @return the text
     * @throws DriverException {@code INVALID_CONFIG}
     */
    public static String text(String name, @Nullable Object value) {
        return as(String.class, "a text", name, value);
    }

    /**
     * A whole number of 64 bits.
     *
     * @param name the property
     * @param value its value
     * @return the number
     * @throws DriverException {@code INVALID_CONFIG}
     */
    public static long number(String name, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(name, "a whole number");
    }

    /**
     * A whole number of 32 bits.
     *
     * @param name the property
     * @param value its value
     * @return the number
     * @throws DriverException {@code INVALID_CONFIG}
     */
    public static int integer(String name, @Nullable Object value) {
        long number = number(name, value);
        if (number != (int) number) {
            throw wrong(name, "a smaller number");
        }
        return (int) number;
    }

    /**
     * The refusal of a property that is none.
     *
     * @param name the property
     * @return the exception, to be thrown
     */
    public static DriverException unknown(String name) {
        return DriverException.of(
                ErrorCode.INVALID_CONFIG,
                JsonPointers.child("", name),
                "unknown property '" + name + "'",
                "remove it, or mend its name");
    }

    /**
     * The refusal of a value of the wrong kind.
     *
     * @param name the property
     * @param expected what is taken, in words
     * @return the exception, to be thrown
     */
    public static DriverException wrong(String name, String expected) {
        return DriverException.of(
                ErrorCode.INVALID_CONFIG,
                JsonPointers.child("", name),
                name + " has the wrong kind of value",
                "give " + expected);
    }
}
