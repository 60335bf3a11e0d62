package com.objectstack.compiler.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The texts that are read as days, instants and times; SEMANTICS.md decision 6. Anything else is null.
 *
 * <p>Written by hand: every stored instant is read through it, and a regular expression took most of that time.
 */
public final class TemporalText {
    private static final int DAY_LENGTH = 10;
    private static final int MINUTE_LENGTH = 5;
    private static final int SECOND_LENGTH = 8;

    private TemporalText() {}

    /** A day {@code YYYY-MM-DD} that exists, or null. */
    public static @Nullable LocalDate day(String text) {
        return text.length() == DAY_LENGTH ? dayAtStart(text) : null;
    }

    /** The first ten characters of a day or moment, or null. */
    static @Nullable LocalDate dayOfMoment(String text) {
        return moment(text) == null ? null : dayAtStart(text);
    }

    /** The instant of a day or moment, without a zone in UTC, or null. */
    static @Nullable Instant moment(String text) {
        LocalDate day = text.length() < DAY_LENGTH ? null : dayAtStart(text);
        if (day == null) {
            return null;
        }
        if (text.length() == DAY_LENGTH) {
            return day.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        if (text.charAt(DAY_LENGTH) != 'T' && text.charAt(DAY_LENGTH) != ' ') {
            return null;
        }
        int from = DAY_LENGTH + 1;
        int end = clockEnd(text, from);
        LocalTime time = end < 0 ? null : clock(text, from, end);
        ZoneOffset zone = end < 0 ? null : zone(text, end);
        if (time == null || zone == null) {
            return null;
        }
        Instant instant = day.atTime(time).toInstant(zone);
        int year = zone.equals(ZoneOffset.UTC)
                ? day.getYear()
                : instant.atOffset(ZoneOffset.UTC).getYear();
        return year < 1 || year > 9999 ? null : instant;
    }

    /** A time of day, or the UTC wall clock of a moment, or null. */
    static @Nullable LocalTime time(String text) {
        if (text.length() > 2 && text.charAt(2) == ':') {
            int end = clockEnd(text, 0);
            return end == text.length() ? clock(text, 0, end) : null;
        }
        Instant moment = text.length() > DAY_LENGTH ? moment(text) : null;
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC).toLocalTime();
    }

    private static @Nullable LocalDate dayAtStart(String text) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        boolean dashes = text.charAt(4) == '-' && text.charAt(7) == '-';
        if (!dashes || year < 1 || month < 1 || month > 12 || day < 1) {
            return null;
        }
        return day > 28 && day > YearMonth.of(year, month).lengthOfMonth() ? null : LocalDate.of(year, month, day);
    }

    /** Where {@code HH:MM[:SS[.f+]]} ends, or -1 if there is none. */
    private static int clockEnd(String text, int from) {
        if (text.length() < from + MINUTE_LENGTH || text.charAt(from + 2) != ':') {
            return -1;
        }
        int end = from + MINUTE_LENGTH;
        if (text.length() < from + SECOND_LENGTH || text.charAt(end) != ':') {
            return end;
        }
        end = from + SECOND_LENGTH;
        if (end == text.length() || text.charAt(end) != '.') {
            return end;
        }
        int fraction = end + 1;
        while (fraction < text.length() && isDigit(text.charAt(fraction))) {
            fraction++;
        }
        return fraction == end + 1 ? -1 : fraction;
    }

    private static @Nullable LocalTime clock(String text, int from, int end) {
        int hour = digits(text, from, 2);
        int minute = digits(text, from + 3, 2);
        int second = end >= from + SECOND_LENGTH ? digits(text, from + 6, 2) : 0;
        boolean valid = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
        return valid
                ? LocalTime.of(hour, minute, second, millis(text, from + SECOND_LENGTH + 1, end) * 1_000_000)
                : null;
    }

    /** The fraction's digits, cut to milliseconds. */
    private static int millis(String text, int from, int end) {
        int millis = 0;
        for (int place = 0; place < 3; place++) {
            int at = from + place;
            millis = millis * 10 + (at < end ? text.charAt(at) - '0' : 0);
        }
        return millis;
    }

    private static @Nullable ZoneOffset zone(String text, int from) {
        int length = text.length() - from;
        if (length == 0 || (length == 1 && text.charAt(from) == 'Z')) {
            return ZoneOffset.UTC;
        }
        boolean signed = length == 6 && (text.charAt(from) == '+' || text.charAt(from) == '-');
        int hours = signed ? digits(text, from + 1, 2) : -1;
        int minutes = signed ? digits(text, from + 4, 2) : -1;
        boolean valid = signed && text.charAt(from + 3) == ':' && hours >= 0 && minutes >= 0 && minutes <= 59;
        if (!valid || hours * 60 + minutes > 18 * 60) {
            return null;
        }
        int seconds = (hours * 60 + minutes) * 60;
        return ZoneOffset.ofTotalSeconds(text.charAt(from) == '-' ? -seconds : seconds);
    }

    /** A number of a fixed count of digits, or -1. */
    private static int digits(String text, int from, int count) {
        int number = 0;
        for (int at = from; at < from + count; at++) {
            if (!isDigit(text.charAt(at))) {
                return -1;
            }
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }
}
