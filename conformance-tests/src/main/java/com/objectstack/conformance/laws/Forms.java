package com.objectstack.conformance.laws;

import com.objectstack.schema.CanonicalText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The other forms in which a value may be written or compared with; SEMANTICS.md decisions 6 and 12. */
final class Forms {
    private static final ZoneOffset EAST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final LocalDate SOME_DAY = LocalDate.of(2024, 2, 29);

    private Forms() {}

    /** Forms of a value, itself not among them. */
    static List<Object> of(Object value) {
        return switch (value) {
            case Long whole -> ofWhole(whole);
            case Double fraction -> ofFraction(fraction);
            case Instant instant -> ofInstant(instant);
            case LocalDate day -> ofDay(day);
            case LocalTime time -> ofTime(time);
            default -> List.of();
        };
    }

    private static List<Object> ofWhole(long whole) {
        List<Object> forms = new ArrayList<>();
        forms.add(BigInteger.valueOf(whole));
        forms.add(BigDecimal.valueOf(whole).setScale(2));
        if (whole == (byte) whole) {
            forms.add((byte) whole);
            forms.add((short) whole);
        }
        if (whole == (int) whole) {
            forms.add((int) whole);
            forms.add((double) whole);
        }
        if (whole == 0) {
            forms.add(-0.0);
        }
        return forms;
    }

    private static List<Object> ofFraction(double fraction) {
        List<Object> forms = new ArrayList<>();
        forms.add(new BigDecimal(Double.toString(fraction)));
        if (fraction == (float) fraction) {
            forms.add((float) fraction);
        }
        return forms;
    }

    private static List<Object> ofInstant(Instant instant) {
        List<Object> forms = new ArrayList<>();
        OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
        String text = CanonicalText.of(instant);
        forms.add(text);
        forms.add(text.substring(0, 23).replace('T', ' '));
        forms.add(text.substring(0, 23) + "999999Z");
        forms.add(instant.toEpochMilli());
        forms.add(instant.plusNanos(999_999));
        forms.add(utc);
        if (utc.getYear() > 1 && utc.getYear() < 9999) {
            forms.add(utc.withOffsetSameInstant(EAST));
            forms.add(utc.withOffsetSameInstant(EAST).toString());
        }
        if (utc.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            forms.add(utc.toLocalDate());
            forms.add(text.substring(0, 10));
            forms.add(text.substring(0, 16));
        }
        return forms;
    }

    private static List<Object> ofDay(LocalDate day) {
        String text = CanonicalText.of(day);
        return List.of(
                text,
                text + "T23:59:59.999Z",
                text + " 00:00",
                day.atStartOfDay().toInstant(ZoneOffset.UTC),
                day.atTime(23, 59, 59).atOffset(ZoneOffset.UTC));
    }

    private static List<Object> ofTime(LocalTime time) {
        List<Object> forms = new ArrayList<>();
        String text = CanonicalText.of(time);
        forms.add(text);
        forms.add(text + (text.length() == 8 ? ".0004" : "9"));
        forms.add(SOME_DAY + "T" + text + "Z");
        forms.add(SOME_DAY.atTime(time).toInstant(ZoneOffset.UTC));
        forms.add(SOME_DAY.atTime(time).atOffset(ZoneOffset.UTC).withOffsetSameInstant(EAST));
        if (text.endsWith(":00")) {
            forms.add(text.substring(0, 5));
        }
        return forms;
    }
}
