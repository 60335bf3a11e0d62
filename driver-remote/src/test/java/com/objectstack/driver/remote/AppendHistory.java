package com.objectstack.driver.remote;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What transactions appended to lists and read of them, and what of it cannot have happened one transaction after another.
 * Every value is appended once, so that a list tells who came before whom (Kingsbury and Alvaro, Elle, 2020).
 */
final class AppendHistory {
    /** Why one transaction comes before another. */
    enum Edge {
        /** It appended before it. */
        WRITE_WRITE,
        /** The other has read what it appended. */
        WRITE_READ,
        /** It has not read what the other appended. */
        READ_WRITE
    }

    /**
     * A transaction that is in effect.
     *
     * @param appends values by list
     * @param reads what each list was read as
     */
    record Transaction(Map<Long, List<Long>> appends, Map<Long, List<Long>> reads) {}

    private final List<Transaction> transactions;
    private final Map<Long, List<Long>> lists;
    private final Map<Long, Integer> writers = new HashMap<>();
    private final List<Map<Integer, Set<Edge>>> edges = new ArrayList<>();

    /**
     * A history.
     *
     * @param transactions those in effect
     * @param lists what each list came to in the end
     */
    AppendHistory(List<Transaction> transactions, Map<Long, List<Long>> lists) {
        this.transactions = transactions;
        this.lists = lists;
        for (int number = 0; number < transactions.size(); number++) {
            int writer = number;
            edges.add(new LinkedHashMap<>());
            transactions
                    .get(number)
                    .appends()
                    .values()
                    .forEach(all -> all.forEach(value -> writers.put(value, writer)));
        }
    }

    /** What is wrong with it, in words; empty if it may have happened one after another. */
    List<String> anomalies() {
        List<String> found = new ArrayList<>();
        transactions.forEach(transaction -> transaction.reads().forEach((list, seen) -> {
            List<Long> all = lists.getOrDefault(list, List.of());
            if (seen.size() > all.size() || !all.subList(0, seen.size()).equals(seen)) {
                found.add("list " + list + " was read as " + seen + ", which is no beginning of " + all);
            }
            seen.stream()
                    .filter(value -> !writers.containsKey(value))
                    .forEach(value -> found.add("aborted read: " + value + " was read and is of no transaction"));
        }));
        writers.keySet().stream()
                .filter(value -> lists.values().stream().noneMatch(all -> all.contains(value)))
                .forEach(value -> found.add("lost append: " + value));
        if (found.isEmpty()) {
            connect();
            found.addAll(cycles());
        }
        return found;
    }

    private void connect() {
        lists.values().forEach(all -> {
            for (int place = 1; place < all.size(); place++) {
                edge(writers.get(all.get(place - 1)), writers.get(all.get(place)), Edge.WRITE_WRITE);
            }
        });
        for (int number = 0; number < transactions.size(); number++) {
            int reader = number;
            transactions.get(number).reads().forEach((list, seen) -> {
                List<Long> all = lists.getOrDefault(list, List.of());
                if (!seen.isEmpty()) {
                    edge(writers.get(seen.get(seen.size() - 1)), reader, Edge.WRITE_READ);
                }
                if (seen.size() < all.size()) {
                    edge(reader, writers.get(all.get(seen.size())), Edge.READ_WRITE);
                }
            });
        }
    }

    private void edge(int from, int to, Edge kind) {
        if (from != to) {
            edges.get(from)
                    .computeIfAbsent(to, other -> EnumSet.noneOf(Edge.class))
                    .add(kind);
        }
    }

    /** The first cycle of each kind: of writes alone, with reads of writes, with writes over reads. */
    private List<String> cycles() {
        List<String> found = new ArrayList<>();
        Set<Edge> allowed = EnumSet.noneOf(Edge.class);
        for (Edge kind : Edge.values()) {
            allowed.add(kind);
            if (hasCycle(allowed)) {
                found.add(
                        switch (kind) {
                            case WRITE_WRITE -> "write cycle (G0)";
                            case WRITE_READ -> "circular information flow (G1c)";
                            case READ_WRITE -> "anti-dependency cycle (G2)";
                        });
                return found;
            }
        }
        return found;
    }

    /** Whoever has nobody before it is taken away, until none is left or all that are left wait for each other. */
    private boolean hasCycle(Set<Edge> allowed) {
        int[] before = new int[transactions.size()];
        edges.forEach(targets -> targets.forEach((to, kinds) -> before[to] += intersects(kinds, allowed) ? 1 : 0));
        Deque<Integer> free = new ArrayDeque<>();
        for (int number = 0; number < before.length; number++) {
            if (before[number] == 0) {
                free.add(number);
            }
        }
        Set<Integer> taken = new HashSet<>();
        while (!free.isEmpty()) {
            int next = free.remove();
            taken.add(next);
            edges.get(next).forEach((to, kinds) -> {
                if (intersects(kinds, allowed) && --before[to] == 0) {
                    free.add(to);
                }
            });
        }
        return taken.size() < before.length;
    }

    private static boolean intersects(Set<Edge> kinds, Set<Edge> allowed) {
        return kinds.stream().anyMatch(allowed::contains);
    }
}
