package com.objectstack.query.json;

import com.objectstack.query.Frame;
import com.objectstack.query.Frame.Bound;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of frame bounds and exclusions, such as {@code 6 PRECEDING}; read whatever their case. */
final class FrameText {
    private static final Pattern DISTANCE =
            Pattern.compile("(\\d{1,400}(?:\\.\\d{1,400})?(?:E[+-]?\\d{1,3})?) (PRECEDING|FOLLOWING)");

    private FrameText() {}

    /** The bound a text means; null if it means none. */
    static @Nullable Bound bound(String text) {
        String words = words(text);
        Matcher distance = DISTANCE.matcher(words);
        if (distance.matches()) {
            Number number = JsonNumbers.ofDecimal(new BigDecimal(distance.group(1)));
            return distance.group(2).equals("PRECEDING") ? new Bound.Preceding(number) : new Bound.Following(number);
        }
        return switch (words) {
            case "UNBOUNDED PRECEDING" -> new Bound.UnboundedPreceding();
            case "UNBOUNDED FOLLOWING" -> new Bound.UnboundedFollowing();
            case "CURRENT ROW" -> new Bound.CurrentRow();
            default -> null;
        };
    }

    static String of(Bound bound) {
        return switch (bound) {
            case Bound.UnboundedPreceding unbounded -> "UNBOUNDED PRECEDING";
            case Bound.UnboundedFollowing unbounded -> "UNBOUNDED FOLLOWING";
            case Bound.CurrentRow current -> "CURRENT ROW";
            case Bound.Preceding preceding -> preceding.distance() + " PRECEDING";
            case Bound.Following following -> following.distance() + " FOLLOWING";
        };
    }

    /** The exclusion a text means; null if it means none. */
    static Frame.@Nullable Exclude exclude(String text) {
        String words = words(text);
        return Arrays.stream(Frame.Exclude.values())
                .filter(exclude -> words(of(exclude)).equals(words))
                .findFirst()
                .orElse(null);
    }

    static String of(Frame.Exclude exclude) {
        return Words.of(exclude).replace('_', ' ');
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }
}
