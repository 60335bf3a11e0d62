package com.objectstack.driver;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads records into Java records. */
final class JavaRecordReader {
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private JavaRecordReader() {}

    static <R extends Record> R read(Map<String, ? extends @Nullable Object> source, Class<R> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] arguments = new @Nullable Object[components.length];
        for (int place = 0; place < components.length; place++) {
            RecordComponent component = components[place];
            String name =
                    source.containsKey(component.getName()) ? component.getName() : snakeCase(component.getName());
            types[place] = component.getType();
            arguments[place] = convert(source.get(name), component.getType(), JsonPointers.child(path, name));
        }
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException failure) {
            throw mismatch(path, "the constructor of " + type.getName() + " refused the record: " + failure.getCause());
        } catch (ReflectiveOperationException | RuntimeException failure) {
            throw DriverException.builder(ErrorCode.INVALID_CONFIG, type.getName() + " cannot be constructed")
                    .hint("open its package to the module of DataRecord")
                    .cause(failure)
                    .build();
        }
    }

    private static @Nullable Object convert(@Nullable Object value, Class<?> type, String path) {
        if (value == null) {
            if (type.isPrimitive()) {
                throw mismatch(path, "null does not fit a primitive " + type);
            }
            return null;
        }
        if (type.isInstance(value)) {
            return value;
        }
        if (value instanceof Long || value instanceof Double) {
            return number((Number) value, type, path);
        }
        if (value instanceof Boolean && type == boolean.class) {
            return value;
        }
        if (value instanceof Map<?, ?> map && type.isRecord()) {
            @SuppressWarnings("unchecked")
            Map<String, @Nullable Object> nested = (Map<String, @Nullable Object>) map;
            return read(nested, type.asSubclass(Record.class), path);
        }
        if (value instanceof String text && type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equalsIgnoreCase(text)) {
                    return constant;
                }
            }
        }
        throw mismatch(path, "a " + value.getClass().getSimpleName() + " does not fit " + type.getSimpleName());
    }

    private static Object number(Number value, Class<?> type, String path) {
        Number converted = ExactNumber.convert(value, type);
        if (converted == null) {
            throw mismatch(path, value + " does not fit " + type.getSimpleName());
        }
        return converted;
    }

    private static String snakeCase(String name) {
        return CAPITAL.matcher(name)
                .replaceAll(capital -> Matcher.quoteReplacement(
                        "_" + Character.toLowerCase(capital.group().charAt(0))));
    }

    private static DriverException mismatch(String path, String message) {
        return DriverException.of(ErrorCode.TYPE_MISMATCH, path, message);
    }
}
