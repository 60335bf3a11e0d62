package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Frame;
import com.objectstack.query.Frame.Bound;
import java.util.Optional;

/** Judges the frames of windows (SEMANTICS.md §2). */
final class Frames {
    private final Problems problems;

    Frames(Problems problems) {
        this.problems = problems;
    }

    /**
     * Adds what is wrong with a frame.
     *
     * @param frame the frame
     * @param hasNumericKey whether the window has exactly one sort key, a number
     * @param path where the frame stands
     */
    void judge(Frame frame, boolean hasNumericKey, String path) {
        judgeDistance(frame, frame.start(), path + "/start");
        judgeDistance(frame, frame.end(), path + "/end");
        boolean isMeasured =
                distance(frame.start()).isPresent() || distance(frame.end()).isPresent();
        if (frame.unit() == Frame.Unit.RANGE && isMeasured && !hasNumericKey) {
            refuse(
                    path,
                    "a range of distances needs exactly one sort key, a number",
                    "sort by one number, or use a frame of 'rows' or 'groups'");
        }
        boolean isEndless =
                frame.start() instanceof Bound.UnboundedFollowing || frame.end() instanceof Bound.UnboundedPreceding;
        if (isEndless || side(frame.start()) > side(frame.end())) {
            refuse(path, "the frame starts after its end", "exchange 'start' and 'end'");
        }
    }

    static Optional<Number> distance(Bound bound) {
        return switch (bound) {
            case Bound.Preceding preceding -> Optional.of(preceding.distance());
            case Bound.Following following -> Optional.of(following.distance());
            case Bound.UnboundedPreceding all -> Optional.empty();
            case Bound.CurrentRow current -> Optional.empty();
            case Bound.UnboundedFollowing all -> Optional.empty();
        };
    }

    private void judgeDistance(Frame frame, Bound bound, String path) {
        distance(bound).ifPresent(distance -> {
            switch (Numbers.read(distance)) {
                case Checked.Refused<Number> refused -> refuse(path, refused.message(), "pass 0 or more");
                case Checked.Accepted<Number> accepted -> {
                    if (distance.doubleValue() < 0) {
                        refuse(path, "the distance " + distance + " is negative", "pass 0 or more");
                    } else if (frame.unit() != Frame.Unit.RANGE && !(accepted.value() instanceof Long)) {
                        refuse(path, "the distance " + distance + " is not whole", "rows and groups are counted");
                    }
                }
            }
        });
    }

    private void refuse(String path, String message, String hint) {
        problems.add(ErrorCode.INVALID_QUERY, path, message, hint);
    }

    private static int side(Bound bound) {
        return switch (bound) {
            case Bound.UnboundedPreceding all -> 0;
            case Bound.Preceding some -> 1;
            case Bound.CurrentRow current -> 2;
            case Bound.Following some -> 3;
            case Bound.UnboundedFollowing all -> 4;
        };
    }
}
