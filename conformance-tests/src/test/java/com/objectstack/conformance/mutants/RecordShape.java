package com.objectstack.conformance.mutants;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of records is read and made.
 *
 * @param names the names of the components
 * @param accessors what reads them
 * @param constructor what makes a record of all of them
 */
record RecordShape(List<String> names, List<Method> accessors, Constructor<?> constructor) {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new RecordShape(
                        Arrays.stream(components).map(RecordComponent::getName).toList(),
                        Arrays.stream(components)
                                .map(RecordComponent::getAccessor)
                                .toList(),
                        type.getDeclaredConstructor(types));
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    };

    static RecordShape of(Record node) {
        return SHAPES.get(node.getClass());
    }

    /** Whether a record is a part of a query or a schema, and no value in it. */
    static boolean isNode(Record node) {
        String home = node.getClass().getPackageName();
        return home.equals("com.objectstack.query")
                || home.equals("com.objectstack.schema")
                || node.getClass().getSimpleName().equals("ObjectDefinition");
    }

    /** The record of other values; itself if none is another. */
    Record rebuilt(Record node, UnaryOperator<@Nullable Object> change) {
        @Nullable Object[] values = new Object[names.size()];
        boolean changed = false;
        for (int place = 0; place < values.length; place++) {
            Object value = get(node, place);
            values[place] = change.apply(value);
            changed |= values[place] != value && !(value instanceof Number) && !(value instanceof Boolean);
        }
        return changed ? made(values) : node;
    }

    /** The record with another value of one component. */
    Record rebuilt(Record node, String component, @Nullable Object value) {
        @Nullable Object[] values = new Object[names.size()];
        for (int place = 0; place < values.length; place++) {
            values[place] = names.get(place).equals(component) ? value : get(node, place);
        }
        return made(values);
    }

    private @Nullable Object get(Record node, int place) {
        try {
            return accessors.get(place).invoke(node);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private Record made(@Nullable Object[] values) {
        try {
            return (Record) constructor.newInstance(values);
        } catch (ReflectiveOperationException unmade) {
            throw new IllegalStateException(unmade);
        }
    }
}
