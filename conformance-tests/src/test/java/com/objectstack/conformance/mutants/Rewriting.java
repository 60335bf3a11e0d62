package com.objectstack.conformance.mutants;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Copies of queries, filters and schemas, which are trees of records, with every node of one kind replaced, inner ones
 * first.
 *
 * @param kind the nodes that are replaced
 * @param change what stands in their place
 */
record Rewriting<N>(Class<N> kind, Function<? super N, ?> change) {
    @Nullable
    Object of(@Nullable Object tree) {
        Object copied = switch (tree) {
            case null -> null;
            case List<?> list -> {
                List<@Nullable Object> members = new ArrayList<>();
                list.forEach(member -> members.add(of(member)));
                yield members;
            }
            case Map<?, ?> map -> {
                Map<@Nullable Object, @Nullable Object> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(name, of(member)));
                yield members;
            }
            case Record node when isNode(node) -> rebuilt(node);
            default -> tree;
        };
        return kind.isInstance(copied) ? change.apply(kind.cast(copied)) : copied;
    }

    /** The copy of a tree whose root stays what it is. */
    <T> T in(T tree) {
        @SuppressWarnings("unchecked")
        T copied = (T) of(tree);
        return copied;
    }

    /** A copy of a node with another value of one of its components. */
    static <R extends Record> R with(R node, String component, @Nullable Object value) {
        RecordComponent[] components = node.getClass().getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int place = 0; place < values.length; place++) {
            values[place] = components[place].getName().equals(component) ? value : get(node, components[place]);
        }
        @SuppressWarnings("unchecked")
        R copy = (R) made(node.getClass(), components, values);
        return copy;
    }

    private Record rebuilt(Record node) {
        RecordComponent[] components = node.getClass().getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int place = 0; place < values.length; place++) {
            values[place] = of(get(node, components[place]));
        }
        return made(node.getClass(), components, values);
    }

    private static boolean isNode(Record node) {
        String home = node.getClass().getPackageName();
        return home.equals("com.objectstack.query")
                || home.equals("com.objectstack.schema")
                || node.getClass().getSimpleName().equals("ObjectDefinition");
    }

    private static @Nullable Object get(Record node, RecordComponent component) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Record made(Class<? extends Record> type, RecordComponent[] components, @Nullable Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException unmade) {
            throw new IllegalStateException(unmade);
        }
    }
}
