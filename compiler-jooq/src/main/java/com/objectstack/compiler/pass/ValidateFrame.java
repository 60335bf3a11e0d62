package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Frame;
import com.objectstack.query.Frame.Bound;
import org.jspecify.annotations.Nullable;

/** Judges frames. */
final class ValidateFrame {
    private final Problems problems;

    ValidateFrame(Problems problems) {
        this.problems = problems;
    }

    /**
     * Adds what is wrong with a frame.
     *
     * @param frame the frame
     * @param numericKey whether the window has exactly one sort key, a number
     * @param path where the frame stands
     */
    void check(Frame frame, boolean numericKey, String path) {
        checkDistance(frame, frame.start(), path + "/start");
        checkDistance(frame, frame.end(), path + "/end");
        boolean measured = distance(frame.start()) != null || distance(frame.end()) != null;
        if (frame.unit() == Frame.Unit.RANGE && measured && !numericKey) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path,
                    "a range of distances needs exactly one sort key, a number",
                    "sort by one number, or use a frame of 'rows' or 'groups'");
        }
        boolean endless =
                frame.start() instanceof Bound.UnboundedFollowing || frame.end() instanceof Bound.UnboundedPreceding;
        if (endless || place(frame.start()) > place(frame.end())) {
            problems.add(ErrorCode.INVALID_QUERY, path, "the frame starts after its end", "exchange 'start' and 'end'");
        }
    }

    private void checkDistance(Frame frame, Bound bound, String path) {
        Number distance = distance(bound);
        if (distance == null) {
            return;
        }
        try {
            Object stored = ValueCodecs.NUMBER.encode(distance, Place.FILTER);
            if (distance.doubleValue() < 0) {
                problems.add(
                        ErrorCode.INVALID_QUERY, path, "the distance " + distance + " is negative", "pass 0 or more");
            } else if (frame.unit() != Frame.Unit.RANGE && !(stored instanceof Long)) {
                problems.add(
                        ErrorCode.INVALID_QUERY,
                        path,
                        "the distance " + distance + " is not whole",
                        "rows and groups are counted");
            }
        } catch (RefusedValue refusal) {
            problems.add(ErrorCode.INVALID_QUERY, path, String.valueOf(refusal.getMessage()), "pass 0 or more");
        }
    }

    private static @Nullable Number distance(Bound bound) {
        return switch (bound) {
            case Bound.Preceding preceding -> preceding.distance();
            case Bound.Following following -> following.distance();
            default -> null;
        };
    }

    private static int place(Bound bound) {
        return switch (bound) {
            case Bound.UnboundedPreceding all -> 0;
            case Bound.Preceding some -> 1;
            case Bound.CurrentRow current -> 2;
            case Bound.Following some -> 3;
            case Bound.UnboundedFollowing all -> 4;
        };
    }
}
