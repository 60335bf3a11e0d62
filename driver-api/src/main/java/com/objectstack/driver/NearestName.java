package com.objectstack.driver;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name somebody probably meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * The candidate with the fewest edits from a name (swapped neighbours count as one), ignoring case.
     *
     * @param name what was written
     * @param candidates what could have been meant
     * @return the nearest, empty if none is near: more than one letter, or a third of them, differ
     */
    public static Optional<String> of(String name, Collection<String> candidates) {
        String nearest = null;
        int fewest = Math.max(1, name.length() / 3) + 1;
        for (String candidate : candidates) {
            int edits = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT), fewest);
            if (edits < fewest) {
                fewest = edits;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /**
     * The hint that names the candidate somebody probably meant.
     *
     * @param name what was written
     * @param candidates what could have been meant
     * @return one sentence, empty if no candidate is near
     */
    public static Optional<String> hint(String name, Collection<String> candidates) {
        return of(name, candidates).map(nearest -> "did you mean '" + nearest + "'?");
    }

    private static int distance(String from, String to, int limit) {
        if (Math.abs(from.length() - to.length()) >= limit) {
            return limit;
        }
        int[] before = new int[to.length() + 1];
        int[] previous = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int[] spare = before;
            before = previous;
            previous = row;
            row = spare;
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int change = from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1;
                int best = Math.min(Math.min(previous[column], row[column - 1]) + 1, previous[column - 1] + change);
                row[column] = swaps(from, line, to, column) ? Math.min(best, before[column - 2] + 1) : best;
            }
        }
        return row[to.length()];
    }

    private static boolean swaps(String from, int line, String to, int column) {
        return line > 1
                && column > 1
                && from.charAt(line - 1) == to.charAt(column - 2)
                && from.charAt(line - 2) == to.charAt(column - 1);
    }
}
