package com.objectstack.compiler.model;

import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.CanonicalText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Days, instants and times as canonical text; contract B111 to B115, SEMANTICS.md decision 6. */
final class TemporalCodecs {
    static final ValueCodec DATE = new ValueCodec() {
        @Override
        public Object encode(Object value, Place place) {
            LocalDate day = switch (value) {
                case LocalDate given -> given;
                case Instant instant -> instant.atOffset(ZoneOffset.UTC).toLocalDate();
                case OffsetDateTime moment ->
                    moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate();
                case String text -> TemporalText.dayOfMoment(text);
                default -> null;
            };
            return CanonicalText.of(checked(day, value, "a day such as 2026-03-01", d -> d.getYear()));
        }

        @Override
        public @Nullable Object decode(@Nullable Object stored) {
            return switch (stored) {
                case String text ->
                    orStored(text.length() == 10 ? TemporalText.day(text) : TemporalText.dayOfMoment(text), text);
                case Long millis ->
                    Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate();
                case null, default -> stored;
            };
        }
    };

    static final ValueCodec DATETIME = new ValueCodec() {
        @Override
        public Object encode(Object value, Place place) {
            Instant instant = switch (value) {
                case Instant given -> given;
                case OffsetDateTime moment -> moment.toInstant();
                case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC);
                case Long millis -> Instant.ofEpochMilli(millis);
                case Integer millis -> Instant.ofEpochMilli(millis);
                case String text -> TemporalText.moment(text);
                default -> null;
            };
            String wanted = "an instant such as 2026-03-01T04:05:00.000Z, or epoch milliseconds";
            return CanonicalText.of(checked(
                    instant, value, wanted, i -> i.atOffset(ZoneOffset.UTC).getYear()));
        }

        @Override
        public @Nullable Object decode(@Nullable Object stored) {
            return switch (stored) {
                case String text -> orStored(TemporalText.moment(text), text);
                case Long millis -> Instant.ofEpochMilli(millis);
                case Double millis -> Instant.ofEpochMilli(Math.round(millis));
                case null, default -> stored;
            };
        }
    };

    static final ValueCodec TIME = new ValueCodec() {
        @Override
        public Object encode(Object value, Place place) {
            LocalTime time = switch (value) {
                case LocalTime given -> given;
                case Instant instant -> instant.atOffset(ZoneOffset.UTC).toLocalTime();
                case OffsetDateTime moment ->
                    moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime();
                case String text -> TemporalText.time(text);
                default -> null;
            };
            return CanonicalText.of(checked(time, value, "a time such as 07:15 or 07:15:00.250", t -> 1));
        }

        @Override
        public @Nullable Object decode(@Nullable Object stored) {
            return switch (stored) {
                case String text -> orStored(TemporalText.time(text), text);
                case Long millis ->
                    Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalTime();
                case null, default -> stored;
            };
        }
    };

    private interface YearOf<T> {
        int year(T value);
    }

    private TemporalCodecs() {}

    /** The canonical text of a temporal value, or null if it is none. */
    static @Nullable String canonical(Object value) {
        return switch (value) {
            case Instant instant -> (String) DATETIME.encode(instant, Place.DATA);
            case OffsetDateTime moment -> (String) DATETIME.encode(moment, Place.DATA);
            case LocalDate day -> (String) DATE.encode(day, Place.DATA);
            case LocalTime time -> CanonicalText.of(time);
            default -> null;
        };
    }

    private static <T> T checked(@Nullable T parsed, Object value, String wanted, YearOf<T> years) {
        if (parsed != null) {
            int year = years.year(parsed);
            if (year >= 1 && year <= 9999) {
                return parsed;
            }
        }
        throw new RefusedValue(ErrorCode.TYPE_MISMATCH, TextRules.show(value) + " is not " + wanted, "pass " + wanted);
    }

    private static Object orStored(@Nullable Object parsed, String stored) {
        return parsed == null ? stored : parsed;
    }
}
