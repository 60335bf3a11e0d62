package com.objectstack.compiler.model;

import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.CanonicalText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Days, instants and times as canonical text; contract B111 to B115, SEMANTICS.md decision 6. */
final class TemporalCodecs {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    static final ValueCodec DATE = new ValueCodec() {
        @Override
        public Object encode(Object value, Place place) {
            LocalDate day = switch (value) {
                case LocalDate given -> given;
                case Instant instant -> utc(instant, LocalDateTime::toLocalDate);
                case OffsetDateTime moment -> utc(moment.toInstant(), LocalDateTime::toLocalDate);
                case String text -> TemporalText.dayOfMoment(text);
                default -> null;
            };
            boolean valid = day != null && day.getYear() >= 1 && day.getYear() <= 9999;
            return CanonicalText.of(checked(valid ? day : null, value, "a day such as 2026-03-01"));
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
            return CanonicalText.of(checked(isInRange(instant) ? instant : null, value, wanted));
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
                case Instant instant -> utc(instant, LocalDateTime::toLocalTime);
                case OffsetDateTime moment -> utc(moment.toInstant(), LocalDateTime::toLocalTime);
                case String text -> TemporalText.time(text);
                default -> null;
            };
            return CanonicalText.of(checked(time, value, "a time such as 07:15 or 07:15:00.250"));
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

    private static <T> T checked(@Nullable T parsed, Object value, String wanted) {
        if (parsed != null) {
            return parsed;
        }
        throw new RefusedValue(ErrorCode.TYPE_MISMATCH, TextRules.show(value) + " is not " + wanted, "pass " + wanted);
    }

    /** Part of the UTC date and time of an instant; null outside the years 0001 to 9999. */
    private static <T> @Nullable T utc(Instant instant, Function<LocalDateTime, T> part) {
        return isInRange(instant)
                ? part.apply(LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC))
                : null;
    }

    private static boolean isInRange(@Nullable Instant instant) {
        return instant != null && !instant.isBefore(FIRST) && instant.isBefore(END);
    }

    private static Object orStored(@Nullable Object parsed, String stored) {
        return parsed == null ? stored : parsed;
    }
}
