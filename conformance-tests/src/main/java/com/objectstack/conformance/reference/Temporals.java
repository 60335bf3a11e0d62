package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.CanonicalText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days, instants and times of day: which values are read as such, and as what (SEMANTICS.md decision 6). */
final class Temporals {
    private static final String DAY = "(\\d{4})-(\\d{2})-(\\d{2})";
    private static final String CLOCK = "(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d+))?)?";
    private static final Pattern BARE_DAY = Pattern.compile(DAY);
    private static final Pattern MOMENT =
            Pattern.compile("(?<day>" + DAY + ")(?:[T ](?<clock>" + CLOCK + ")(?<zone>Z|[+-]\\d{2}:\\d{2})?)?");
    private static final Pattern TIME = Pattern.compile(CLOCK);
    private static final int DAY_LENGTH = 10;
    private static final int MILLIS_DIGITS = 3;

    private Temporals() {}

    /** An instant, to the millisecond; the only kind that takes a whole number, as epoch milliseconds. */
    static Checked<Instant> instant(Object value) {
        Optional<Instant> read = switch (value) {
            case Instant instant -> Optional.of(instant);
            case OffsetDateTime moment -> Optional.of(moment.toInstant());
            case LocalDate day -> Optional.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
            case Long millis -> Optional.of(Instant.ofEpochMilli(millis));
            case Integer millis -> Optional.of(Instant.ofEpochMilli(millis));
            case String text -> moment(text);
            default -> Optional.empty();
        };
        return checked(
                read.filter(Temporals::isInRange).map(instant -> instant.truncatedTo(ChronoUnit.MILLIS)),
                value,
                "an instant such as 2026-03-01T04:05:00.000Z, or epoch milliseconds");
    }

    /** A day: of an instant the day in UTC, of a text its first ten characters. */
    static Checked<LocalDate> day(Object value) {
        Optional<LocalDate> read = switch (value) {
            case LocalDate day -> Optional.of(day);
            case Instant instant -> utc(instant).map(LocalDateTime::toLocalDate);
            case OffsetDateTime moment -> utc(moment.toInstant()).map(LocalDateTime::toLocalDate);
            case String text -> moment(text).flatMap(any -> bareDay(text.substring(0, DAY_LENGTH)));
            default -> Optional.empty();
        };
        return checked(read.filter(Temporals::isInRange), value, "a day such as 2026-03-01");
    }

    /** A time of day, to the millisecond; of an instant the wall clock in UTC. */
    static Checked<LocalTime> time(Object value) {
        Optional<LocalTime> read = switch (value) {
            case LocalTime time -> Optional.of(time);
            case Instant instant -> utc(instant).map(LocalDateTime::toLocalTime);
            case OffsetDateTime moment -> utc(moment.toInstant()).map(LocalDateTime::toLocalTime);
            case String text -> timeOf(text);
            default -> Optional.empty();
        };
        return checked(
                read.map(time -> time.truncatedTo(ChronoUnit.MILLIS)), value, "a time such as 07:15 or 07:15:00.250");
    }

    /** Whether a comparand is a whole day, so that as an upper bound it means the day's end (contract B117, B118). */
    static boolean isBareDay(Object value) {
        return value instanceof LocalDate
                || (value instanceof String text && bareDay(text).isPresent());
    }

    /** The canonical text of a temporal value (contract B111 to B115); empty if it is none, or out of range. */
    static Optional<String> canonical(Object value) {
        return switch (value) {
            case Instant instant -> instant(instant).form().map(CanonicalText::of);
            case OffsetDateTime moment -> instant(moment).form().map(CanonicalText::of);
            case LocalDate day -> day(day).form().map(CanonicalText::of);
            case LocalTime time -> Optional.of(CanonicalText.of(time));
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> bareDay(String text) {
        Matcher day = BARE_DAY.matcher(text);
        return day.matches() ? ifExists(() -> dayOf(day, 1)) : Optional.empty();
    }

    private static Optional<Instant> moment(String text) {
        Matcher moment = MOMENT.matcher(text);
        if (!moment.matches()) {
            return Optional.empty();
        }
        return ifExists(() -> {
                    LocalDate day = dayOf(moment, 2);
                    LocalTime clock = moment.group("clock") == null ? LocalTime.MIN : clockOf(moment, 6);
                    String zone = moment.group("zone");
                    return day.atTime(clock).toInstant(zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone));
                })
                .filter(instant -> bareDay(text.substring(0, DAY_LENGTH))
                        .filter(Temporals::isInRange)
                        .isPresent())
                .filter(Temporals::isInRange);
    }

    private static Optional<LocalTime> timeOf(String text) {
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            return ifExists(() -> clockOf(time, 1));
        }
        // A bare day has no wall clock.
        return text.length() > DAY_LENGTH
                ? moment(text).flatMap(Temporals::utc).map(LocalDateTime::toLocalTime)
                : Optional.empty();
    }

    /** Fails for a day that no calendar has. */
    private static LocalDate dayOf(Matcher matcher, int group) {
        return LocalDate.of(number(matcher, group), number(matcher, group + 1), number(matcher, group + 2));
    }

    /** Fails for hour 24 and second 60; what is finer than a millisecond is cut off. */
    private static LocalTime clockOf(Matcher matcher, int group) {
        String fraction = matcher.group(group + 3);
        String millis = ((fraction == null ? "" : fraction) + "000").substring(0, MILLIS_DIGITS);
        int second = matcher.group(group + 2) == null ? 0 : number(matcher, group + 2);
        return LocalTime.of(number(matcher, group), number(matcher, group + 1), second)
                .plus(Integer.parseInt(millis), ChronoUnit.MILLIS);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static <T> Optional<T> ifExists(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DateTimeException noSuchDayOrTime) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> utc(Instant instant) {
        return isInRange(instant) ? Optional.of(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) : Optional.empty();
    }

    private static boolean isInRange(Instant instant) {
        return !instant.isBefore(Instant.parse("0001-01-01T00:00:00Z"))
                && instant.isBefore(Instant.parse("+10000-01-01T00:00:00Z"));
    }

    private static boolean isInRange(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9999;
    }

    private static <T> Checked<T> checked(Optional<T> read, Object value, String wanted) {
        return read.<Checked<T>>map(Checked::accepted)
                .orElseGet(() -> new Checked.Refused<>(
                        ErrorCode.TYPE_MISMATCH, Texts.shown(value) + " is not " + wanted, "pass " + wanted));
    }
}
