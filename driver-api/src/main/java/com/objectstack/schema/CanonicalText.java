package com.objectstack.schema;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/**
 * The one text of a temporal value: in storage, in comparisons and on the JSON face; contract B111 to B115.
 *
 * <p>Years are 0001 to 9999, so that the order of texts is the order of time. What is finer than a millisecond is cut
 * off.
 */
public final class CanonicalText {
    private CanonicalText() {}

    /**
     * An instant as {@code YYYY-MM-DDTHH:MM:SS.mmmZ}.
     *
     * @param instant an instant of the years 0001 to 9999
     * @return 24 characters
     */
    public static String of(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(24);
        appendDay(text, utc.toLocalDate());
        text.append('T');
        appendClock(text, utc.toLocalTime());
        appendMillis(text, utc.get(ChronoField.MILLI_OF_SECOND));
        return text.append('Z').toString();
    }

    /**
     * A day as {@code YYYY-MM-DD}.
     *
     * @param day a day of the years 0001 to 9999
     * @return 10 characters
     */
    public static String of(LocalDate day) {
        StringBuilder text = new StringBuilder(10);
        appendDay(text, day);
        return text.toString();
    }

    /**
     * A time of day as {@code HH:MM:SS}, or {@code HH:MM:SS.mmm} where there are milliseconds.
     *
     * @param time a time of day
     * @return 8 or 12 characters
     */
    public static String of(LocalTime time) {
        StringBuilder text = new StringBuilder(12);
        appendClock(text, time);
        int millis = time.get(ChronoField.MILLI_OF_SECOND);
        if (millis > 0) {
            appendMillis(text, millis);
        }
        return text.toString();
    }

    private static void appendDay(StringBuilder text, LocalDate day) {
        int year = day.getYear();
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException("year must be 1 to 9999, got " + year);
        }
        appendTwo(text, year / 100);
        appendTwo(text, year % 100);
        text.append('-');
        appendTwo(text, day.getMonthValue());
        text.append('-');
        appendTwo(text, day.getDayOfMonth());
    }

    private static void appendClock(StringBuilder text, LocalTime time) {
        appendTwo(text, time.getHour());
        text.append(':');
        appendTwo(text, time.getMinute());
        text.append(':');
        appendTwo(text, time.getSecond());
    }

    private static void appendMillis(StringBuilder text, int millis) {
        text.append('.').append((char) ('0' + millis / 100));
        appendTwo(text, millis % 100);
    }

    private static void appendTwo(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
