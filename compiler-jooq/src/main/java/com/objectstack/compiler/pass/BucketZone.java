package com.objectstack.compiler.pass;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.GroupKey;
import com.objectstack.schema.ValueClass;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time zone of a date bucket. SQL computes those that keep one offset from UTC for all time, exactly; a day has no
 * zone, so its buckets are the same in all of them.
 */
final class BucketZone {
    private BucketZone() {}

    /** Adds why buckets in the zone asked for cannot be computed exactly. */
    static void check(GroupKey.Bucket bucket, ScopedField field, String path, Problems problems) {
        if (bucket.timezone() == null) {
            return;
        }
        ZoneId zone = parsed(bucket.timezone());
        if (zone == null) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path,
                    "'" + bucket.timezone() + "' is no time zone",
                    "use an offset such as +02:00, or an IANA name");
        } else if (isDay(field) || isUtc(zone)) {
            return;
        } else if (!zone.getRules().isFixedOffset()) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    path,
                    "the clocks of '" + bucket.timezone() + "' change or changed, which SQL does not follow",
                    "use an offset such as +02:00, or a zone without changes such as Etc/GMT-2");
        } else if (field.isUntyped()) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    path,
                    "no type is declared for '" + bucket.field() + "', so days are not told from instants",
                    "declare it as datetime, or use UTC");
        }
    }

    /** How far the zone's clocks are from UTC, as a modifier of SQLite's date functions; empty if they show it. */
    static Optional<String> shift(GroupKey.Bucket bucket, ScopedField field) {
        ZoneId zone = bucket.timezone() == null ? null : parsed(bucket.timezone());
        return zone == null || isDay(field) || isUtc(zone)
                ? Optional.empty()
                : Optional.of("%+d seconds"
                        .formatted(zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds()));
    }

    private static boolean isDay(ScopedField field) {
        return !field.isJsonPath() && field.column().valueClass() == ValueClass.DATE;
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    private static @Nullable ZoneId parsed(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
