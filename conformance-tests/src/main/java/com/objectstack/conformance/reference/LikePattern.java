package com.objectstack.conformance.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of {@code $like}: {@code %} is any run, {@code _} one character, a backslash makes the next character
 * literal, and the whole text must match (contract §4.2). A character is a code point (SEMANTICS.md decision 21).
 */
final class LikePattern {
    private static final int ANY_RUN = -1;
    private static final int ANY_ONE = -2;

    /** DESIGN.md, Text without patterns; counted as GLOB needs them, where {@code *}, {@code ?} and {@code [} take three. */
    private static final int MAX_BYTES = 50_000;

    private final List<Integer> parts;

    private LikePattern(List<Integer> parts) {
        this.parts = parts;
    }

    /** A pattern that does not end in a lone backslash. */
    static LikePattern of(String pattern) {
        List<Integer> parts = new ArrayList<>();
        boolean isEscaped = false;
        for (int point : pattern.codePoints().toArray()) {
            if (point == '\\' && !isEscaped) {
                isEscaped = true;
                continue;
            }
            parts.add(isEscaped ? (Integer) point : part(point));
            isEscaped = false;
        }
        return new LikePattern(parts);
    }

    private static Integer part(int point) {
        return switch (point) {
            case '%' -> ANY_RUN;
            case '_' -> ANY_ONE;
            default -> point;
        };
    }

    boolean isTooLong() {
        return parts.stream().mapToInt(LikePattern::bytes).sum() > MAX_BYTES;
    }

    private static int bytes(int part) {
        return switch (part) {
            case ANY_RUN, ANY_ONE -> 1;
            case '*', '?', '[' -> 3;
            default -> part < 0x80 ? 1 : part < 0x800 ? 2 : part < 0x10000 ? 3 : 4;
        };
    }

    /** Whether the whole text matches. Of several runs only the last ever has to take more. */
    boolean matches(String text) {
        int[] points = text.codePoints().toArray();
        int at = 0;
        int part = 0;
        int lastRun = -1;
        int runEnd = 0;
        while (at < points.length) {
            if (part < parts.size() && parts.get(part) == ANY_RUN) {
                lastRun = part++;
                runEnd = at;
            } else if (part < parts.size() && (parts.get(part) == ANY_ONE || parts.get(part) == points[at])) {
                part++;
                at++;
            } else if (lastRun >= 0) {
                part = lastRun + 1;
                at = ++runEnd;
            } else {
                return false;
            }
        }
        return parts.subList(part, parts.size()).stream().allMatch(rest -> rest == ANY_RUN);
    }
}
