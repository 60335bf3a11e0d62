package com.objectstack.compiler.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts that are read as days, instants and times; SEMANTICS.md decision 6. Anything else is null. */
public final class TemporalText {
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final String CLOCK = "(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d+))?)?";
    private static final Pattern TIME = Pattern.compile(CLOCK);
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ]" + CLOCK + "(Z|[+-]\\d{2}:\\d{2})?)?");

    private TemporalText() {}

    /** A day {@code YYYY-MM-DD} that exists, or null. */
    public static @Nullable LocalDate day(String text) {
        Matcher match = DAY.matcher(text);
        if (!match.matches()) {
            return null;
        }
        int year = number(match.group(1));
        try {
            return year == 0 ? null : LocalDate.of(year, number(match.group(2)), number(match.group(3)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** The first ten characters of a day or moment, or null. */
    static @Nullable LocalDate dayOfMoment(String text) {
        Matcher match = MOMENT.matcher(text);
        if (!match.matches() || moment(text) == null) {
            return null;
        }
        return day(match.group(1));
    }

    /** The instant of a day or moment, without a zone in UTC, or null. */
    static @Nullable Instant moment(String text) {
        Matcher match = MOMENT.matcher(text);
        LocalDate day = match.matches() ? day(match.group(1)) : null;
        if (day == null) {
            return null;
        }
        if (match.group(2) == null) {
            return day.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        LocalTime time = clock(match, 2);
        ZoneOffset zone = zone(match.group(6));
        if (time == null || zone == null) {
            return null;
        }
        Instant instant = LocalDateTime.of(day, time).toInstant(zone);
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year < 1 || year > 9999 ? null : instant;
    }

    /** A time of day, or the UTC wall clock of a moment, or null. */
    static @Nullable LocalTime time(String text) {
        Matcher match = TIME.matcher(text);
        if (match.matches()) {
            return clock(match, 1);
        }
        Instant moment = text.length() > 10 ? moment(text) : null;
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC).toLocalTime();
    }

    private static @Nullable LocalTime clock(Matcher match, int first) {
        int hour = number(match.group(first));
        int minute = number(match.group(first + 1));
        int second = match.group(first + 2) == null ? 0 : number(match.group(first + 2));
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        return LocalTime.of(hour, minute, second, millis(match.group(first + 3)) * 1_000_000);
    }

    /** Digits after the point, cut to milliseconds. */
    private static int millis(@Nullable String fraction) {
        return fraction == null ? 0 : number((fraction + "00").substring(0, 3));
    }

    private static @Nullable ZoneOffset zone(@Nullable String text) {
        if (text == null || text.equals("Z")) {
            return ZoneOffset.UTC;
        }
        int hours = number(text.substring(1, 3));
        int minutes = number(text.substring(4));
        if (hours > 18 || minutes > 59 || (hours == 18 && minutes > 0)) {
            return null;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return ZoneOffset.ofTotalSeconds(text.charAt(0) == '-' ? -seconds : seconds);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
