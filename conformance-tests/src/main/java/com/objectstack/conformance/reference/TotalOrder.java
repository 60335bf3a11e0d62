package com.objectstack.conformance.reference;

import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An order in which no two entries share a place (SEMANTICS.md decision 16): the keys asked for, then what tells equal
 * ones apart.
 *
 * @param keys the keys
 */
record TotalOrder(List<SortKey> keys) {
    TotalOrder {
        keys = List.copyOf(keys);
    }

    /**
     * The keys asked for, and no more.
     *
     * @param nodes the keys
     * @param names what they name
     */
    static TotalOrder asked(List<SortNode> nodes, Function<String, Optional<Expression>> names) {
        return total(nodes, names, List.of());
    }

    /**
     * The keys asked for, then those that make the order total, in the direction of the last one asked for.
     *
     * @param nodes the keys asked for; those that name nothing are left out
     * @param names what they name
     * @param tieBreakers what makes the order total
     */
    static TotalOrder total(
            List<SortNode> nodes, Function<String, Optional<Expression>> names, List<SortKey> tieBreakers) {
        List<SortKey> keys = new ArrayList<>();
        Set<List<String>> sorted = new HashSet<>();
        for (SortNode node : nodes) {
            names.apply(node.field()).ifPresent(expression -> {
                keys.add(new SortKey(node.field(), node, expression));
                sorted.add(expression.key());
            });
        }
        SortOrder direction =
                nodes.isEmpty() ? SortOrder.ASC : nodes.get(nodes.size() - 1).order();
        for (SortKey key : tieBreakers) {
            if (sorted.add(key.expression().key())) {
                SortNode node = new SortNode(key.name(), direction, key.node().nulls());
                keys.add(new SortKey(key.name(), node, key.expression()));
            }
        }
        return new TotalOrder(keys);
    }

    /** The names of the keys, once each. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        keys.forEach(key -> names.add(key.name()));
        return names;
    }

    Comparator<Entry> entries() {
        List<Comparator<Entry>> each = keys.stream().map(SortKey::entries).toList();
        return (left, right) -> {
            for (Comparator<Entry> key : each) {
                int compared = key.compare(left, right);
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
    }

    /** The values of an entry that it is sorted by. */
    List<@Nullable Object> place(Entry entry) {
        List<@Nullable Object> place = new ArrayList<>(keys.size());
        keys.forEach(key -> place.add(key.expression().comparable(entry)));
        return place;
    }

    /** Whether one place comes after another. */
    boolean isAfter(List<@Nullable Object> place, List<@Nullable Object> other) {
        for (int at = 0; at < keys.size(); at++) {
            int compared = keys.get(at).values().compare(place.get(at), other.get(at));
            if (compared != 0) {
                return compared > 0;
            }
        }
        return false;
    }
}
