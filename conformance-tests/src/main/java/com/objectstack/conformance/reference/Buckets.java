package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.GroupKey;
import com.objectstack.schema.CanonicalText;
import com.objectstack.schema.ValueClass;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Date buckets of {@code groupBy} (contract B169): the label of the day, week, month, quarter or year of a moment. */
final class Buckets {
    /** What has a place in the calendar. */
    static final Set<ValueClass> CALENDAR = EnumSet.of(ValueClass.DATE, ValueClass.DATETIME);

    private Buckets() {}

    /** Adds why buckets in the zone asked for are not computed: its clocks change, which SQL does not follow exactly. */
    static void judgeZone(GroupKey.Bucket bucket, Expression field, String path, Problems problems) {
        String name = bucket.timezone();
        if (name == null) {
            return;
        }
        Optional<ZoneId> zone = zone(name);
        if (zone.isEmpty()) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path,
                    "'" + name + "' is no time zone",
                    "use an offset such as +02:00, or an IANA name");
        } else if (isDay(field) || isUtc(zone.get())) {
            return;
        } else if (!zone.get().getRules().isFixedOffset()) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    path,
                    "the clocks of '" + name + "' change or changed, which SQL does not follow",
                    "use an offset such as +02:00, or a zone without changes such as Etc/GMT-2");
        } else if (field.column().isJsonPath()) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    path,
                    "no type is declared for '" + bucket.field() + "', so days are not told from instants",
                    "declare it as datetime, or use UTC");
        }
    }

    /** How an entry's label is found. */
    static Expression.Reading of(GroupKey.Bucket bucket, Expression field) {
        ZoneOffset offset = Optional.ofNullable(bucket.timezone())
                .flatMap(Buckets::zone)
                .map(zone -> zone.getRules().getOffset(Instant.EPOCH))
                .orElse(ZoneOffset.UTC);
        return entry -> label(bucket.granularity(), field.value(entry), offset);
    }

    private static @Nullable String label(DateGranularity granularity, @Nullable Object value, ZoneOffset offset) {
        return switch (value) {
            case LocalDate day -> label(granularity, day);
            case Instant instant -> label(granularity, LocalDate.ofInstant(instant, offset));
            // In JSON a moment is its text.
            case String text ->
                Temporals.instant(text)
                        .form()
                        .map(instant -> label(granularity, LocalDate.ofInstant(instant, offset)))
                        .orElse(null);
            case null, default -> null;
        };
    }

    /** A week's year and number are those of its Thursday (ISO 8601). */
    private static String label(DateGranularity granularity, LocalDate day) {
        return switch (granularity) {
            case DAY -> CanonicalText.of(day);
            case WEEK -> {
                LocalDate thursday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .plusDays(3);
                yield "%s-W%02d".formatted(year(thursday), (thursday.getDayOfYear() - 1) / 7 + 1);
            }
            case MONTH -> "%s-%02d".formatted(year(day), day.getMonthValue());
            case QUARTER -> year(day) + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> year(day);
        };
    }

    private static String year(LocalDate day) {
        return "%04d".formatted(day.getYear());
    }

    private static boolean isDay(Expression field) {
        return !field.column().isJsonPath() && field.column().kind() == ValueClass.DATE;
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
