package com.objectstack.conformance.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A partition of a window in its order, and which of its rows are peers: equal in all sort keys, all rows without any. */
final class Partition {
    private final List<Entry> rows;
    private final TotalOrder order;
    /** For each group of peers where it begins; behind the last one the number of rows. */
    private final List<Integer> starts = new ArrayList<>();

    private final int[] groups;

    /**
     * A partition.
     *
     * @param rows the rows, in order
     * @param order the order
     */
    Partition(List<Entry> rows, TotalOrder order) {
        this.rows = List.copyOf(rows);
        this.order = order;
        this.groups = new int[rows.size()];
        Comparator<Entry> comparator = order.entries();
        for (int place = 0; place < rows.size(); place++) {
            if (place == 0 || comparator.compare(rows.get(place - 1), rows.get(place)) != 0) {
                starts.add(place);
            }
            groups[place] = starts.size() - 1;
        }
        starts.add(rows.size());
    }

    int size() {
        return rows.size();
    }

    Entry row(int place) {
        return rows.get(place);
    }

    TotalOrder order() {
        return order;
    }

    /** The number of a row's group of peers, from 0. */
    int group(int place) {
        return groups[place];
    }

    int groupCount() {
        return starts.size() - 1;
    }

    /** The place of the first row of a group. */
    int firstOf(int group) {
        return starts.get(group);
    }

    /** The place of the last row of a group. */
    int lastOf(int group) {
        return starts.get(group + 1) - 1;
    }

    int firstPeer(int place) {
        return firstOf(group(place));
    }

    int lastPeer(int place) {
        return lastOf(group(place));
    }
}
