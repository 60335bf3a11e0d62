package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.query.Frame;
import com.objectstack.query.Frame.Bound;
import org.jooq.WindowSpecification;
import org.jooq.WindowSpecificationExcludeStep;
import org.jooq.WindowSpecificationRowsAndStep;
import org.jooq.WindowSpecificationRowsStep;

/** Frames as jOOQ parts, and as text where jOOQ has no part. */
final class FrameParts {
    private FrameParts() {}

    /** Whether jOOQ, whose distances are {@code int}, can say it. Nothing has more rows than that. */
    static boolean isPlain(Frame frame) {
        return frame.unit() != Frame.Unit.RANGE || (isInt(frame.start()) && isInt(frame.end()));
    }

    private static boolean isInt(Bound bound) {
        return switch (bound) {
            case Bound.Preceding preceding -> isInt(preceding.distance());
            case Bound.Following following -> isInt(following.distance());
            default -> true;
        };
    }

    private static boolean isInt(Number distance) {
        return stored(distance) instanceof Long whole && whole <= Integer.MAX_VALUE;
    }

    private static Object stored(Number distance) {
        return ValueCodecs.NUMBER.encode(distance, Place.FILTER);
    }

    private static int whole(Number distance) {
        return (int) Math.min((Long) stored(distance), Integer.MAX_VALUE);
    }

    /** The window with a frame. */
    static WindowSpecification apply(WindowSpecificationRowsStep window, Frame frame, boolean recomputed) {
        WindowSpecificationExcludeStep framed = end(start(window, frame), frame.end());
        return switch (frame.exclude()) {
            case NO_OTHERS -> recomputed ? framed.excludeNoOthers() : framed;
            case CURRENT_ROW -> framed.excludeCurrentRow();
            case GROUP -> framed.excludeGroup();
            case TIES -> framed.excludeTies();
        };
    }

    private static WindowSpecificationRowsAndStep start(WindowSpecificationRowsStep window, Frame frame) {
        return switch (frame.start()) {
            case Bound.UnboundedPreceding all ->
                switch (frame.unit()) {
                    case ROWS -> window.rowsBetweenUnboundedPreceding();
                    case RANGE -> window.rangeBetweenUnboundedPreceding();
                    case GROUPS -> window.groupsBetweenUnboundedPreceding();
                };
            case Bound.Preceding some ->
                switch (frame.unit()) {
                    case ROWS -> window.rowsBetweenPreceding(whole(some.distance()));
                    case RANGE -> window.rangeBetweenPreceding(whole(some.distance()));
                    case GROUPS -> window.groupsBetweenPreceding(whole(some.distance()));
                };
            case Bound.CurrentRow current ->
                switch (frame.unit()) {
                    case ROWS -> window.rowsBetweenCurrentRow();
                    case RANGE -> window.rangeBetweenCurrentRow();
                    case GROUPS -> window.groupsBetweenCurrentRow();
                };
            case Bound.Following some ->
                switch (frame.unit()) {
                    case ROWS -> window.rowsBetweenFollowing(whole(some.distance()));
                    case RANGE -> window.rangeBetweenFollowing(whole(some.distance()));
                    case GROUPS -> window.groupsBetweenFollowing(whole(some.distance()));
                };
            case Bound.UnboundedFollowing none -> throw new IllegalStateException("validate refuses such a start");
        };
    }

    private static WindowSpecificationExcludeStep end(WindowSpecificationRowsAndStep framed, Bound end) {
        return switch (end) {
            case Bound.Preceding some -> framed.andPreceding(whole(some.distance()));
            case Bound.CurrentRow current -> framed.andCurrentRow();
            case Bound.Following some -> framed.andFollowing(whole(some.distance()));
            case Bound.UnboundedFollowing all -> framed.andUnboundedFollowing();
            case Bound.UnboundedPreceding none -> throw new IllegalStateException("validate refuses such an end");
        };
    }

    /** A range frame in SQL, for distances that are no {@code int}. */
    static String text(Frame frame, boolean recomputed) {
        String exclude =
                frame.exclude() == Frame.Exclude.NO_OTHERS && !recomputed ? "" : " exclude " + words(frame.exclude());
        return words(frame.unit()) + " between " + text(frame.start()) + " and " + text(frame.end()) + exclude;
    }

    private static String text(Bound bound) {
        return switch (bound) {
            case Bound.UnboundedPreceding all -> "unbounded preceding";
            case Bound.Preceding some -> stored(some.distance()) + " preceding";
            case Bound.CurrentRow current -> "current row";
            case Bound.Following some -> stored(some.distance()) + " following";
            case Bound.UnboundedFollowing all -> "unbounded following";
        };
    }

    private static String words(Enum<?> word) {
        return word.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
