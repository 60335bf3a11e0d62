package com.objectstack.conformance.mutants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Copies of queries, filters and schemas, which are trees of records, with every node of one kind replaced, inner ones
 * first. What stays as it is, is not copied.
 *
 * @param kind the nodes that are replaced
 * @param change what stands in their place
 */
record Rewriting<N>(Class<N> kind, Function<? super N, ?> change) {
    @Nullable
    Object of(@Nullable Object tree) {
        Object copied = switch (tree) {
            case null -> null;
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case Record node
            when RecordShape.isNode(node) -> RecordShape.of(node).rebuilt(node, this::of);
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
        RecordShape shape = RecordShape.of(node);
        @SuppressWarnings("unchecked")
        R copy = (R) shape.rebuilt(node, component, value);
        return copy;
    }

    private List<?> list(List<?> list) {
        List<@Nullable Object> members = new ArrayList<>(list.size());
        boolean changed = false;
        for (Object member : list) {
            Object copied = of(member);
            changed |= copied != member;
            members.add(copied);
        }
        return changed ? members : list;
    }

    private Map<?, ?> map(Map<?, ?> map) {
        Map<@Nullable Object, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(name, of(member)));
        return members.entrySet().stream().allMatch(one -> Objects.equals(one.getValue(), map.get(one.getKey())))
                ? map
                : members;
    }
}
