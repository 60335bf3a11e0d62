package com.objectstack.conformance.laws;

import com.objectstack.schema.CanonicalText;
import com.objectstack.schema.ValueClass;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Values of the scalar classes, in the one Java form a driver returns them in. */
final class Values {
    /** Pieces of texts: what SQL, patterns, JSON, case folding and UTF-16 trip over. */
    static final List<String> PIECES = List.of(
            "a", "b", "A", "B", "z", "0", "1", " ", "%", "_", "*", "?", "[", "]", "\\", "'", "\"", "`", ";", "--", "\n",
            "\t", "\u0001", "\u007f", "é", "É", "e\u0301", "ß", "ı", "İ", "\uE000", "\uFFFF", "😀", "𝒳", "\u202e", "{",
            "}", "$", ".", "^", "-", "/");

    static final List<Object> TEXTS = List.of(
            "",
            " ",
            "a",
            "A",
            "ab",
            "aB",
            "AB",
            "b",
            "10",
            "2",
            "null",
            "true",
            "1e3",
            "1.50",
            "2026-01-01",
            "%",
            "_",
            "*",
            "[a]",
            "\\",
            "'; drop table x; --",
            "\"a\" or 1=1",
            "`a`",
            "😀",
            "\uFFFF",
            "𝒳",
            "e\u0301",
            "é",
            "a\nb",
            "x".repeat(300));

    static final List<Object> NUMBERS = List.of(
            0L,
            1L,
            -1L,
            2L,
            10L,
            1_000_000L,
            Long.MAX_VALUE,
            Long.MAX_VALUE - 1,
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            1L << 53,
            (1L << 53) + 1,
            (1L << 53) - 1,
            -(1L << 53) - 1,
            0.5,
            -0.5,
            0.1,
            0.3,
            0.30000000000000004,
            1.5,
            1e308,
            -1e308,
            Double.MIN_VALUE,
            1e19,
            -1e19,
            0x1p63,
            1e-7,
            123456.789);

    static final List<Object> DAYS = List.of(
            LocalDate.of(1, 1, 1),
            LocalDate.of(1582, 10, 10),
            LocalDate.of(1900, 2, 28),
            LocalDate.of(1900, 3, 1),
            LocalDate.of(1969, 12, 31),
            LocalDate.of(1970, 1, 1),
            LocalDate.of(2000, 2, 29),
            LocalDate.of(2021, 1, 3),
            LocalDate.of(2024, 2, 28),
            LocalDate.of(2024, 2, 29),
            LocalDate.of(2024, 3, 1),
            LocalDate.of(2025, 3, 30),
            LocalDate.of(2025, 10, 26),
            LocalDate.of(2025, 12, 31),
            LocalDate.of(9999, 12, 31));

    static final List<Object> TIMES = List.of(
            LocalTime.MIDNIGHT,
            LocalTime.of(0, 0, 0, 1_000_000),
            LocalTime.of(2, 30),
            LocalTime.of(7, 15),
            LocalTime.of(9, 30, 0, 250_000_000),
            LocalTime.NOON,
            LocalTime.of(23, 59, 59),
            LocalTime.of(23, 59, 59, 999_000_000));

    private static final long FIRST_MILLI =
            Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST_MILLI =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    private static final long DAY_MILLIS = 86_400_000L;

    private Values() {}

    static Arbitrary<Object> of(ValueClass kind) {
        return switch (kind) {
            case TEXT -> texts();
            case NUMBER -> numbers();
            case BOOLEAN -> Arbitraries.of(true, false);
            case DATE -> days();
            case DATETIME -> instants();
            case TIME -> times();
            case LIST, FILE, JSON, VECTOR, NONE -> throw new IllegalArgumentException(kind + " is no scalar");
        };
    }

    static Arbitrary<Object> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(TEXTS)), Tuple.of(3, pieces(5).map(text -> (Object) text)));
    }

    /** Texts of at most so many pieces. */
    static Arbitrary<String> pieces(int most) {
        return Arbitraries.of(PIECES).list().ofMaxSize(most).map(parts -> String.join("", parts));
    }

    /** Whole numbers of at most six digits and fractions that add up without loss. */
    static Arbitrary<Object> smallNumbers() {
        return Arbitraries.integers()
                .between(-1_000_000, 1_000_000)
                .map(quarters -> quarters % 4 == 0 ? (Object) (long) (quarters / 4) : (Object) (quarters / 4.0));
    }

    private static Arbitrary<Object> numbers() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(NUMBERS)),
                Tuple.of(3, Arbitraries.longs().between(-20, 20).map(whole -> (Object) whole)),
                Tuple.of(1, Arbitraries.longs().map(whole -> (Object) whole)),
                Tuple.of(1, Arbitraries.doubles().map(Values::canonical)));
    }

    /** The one form of a number: whole within 64 bits is {@code Long} (decision 12). */
    static Object canonical(double number) {
        boolean whole = number == Math.rint(number) && number >= -0x1p63 && number < 0x1p63;
        return whole ? (Object) (long) number : (Object) number;
    }

    private static Arbitrary<Object> days() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(DAYS)),
                Tuple.of(
                        1,
                        Arbitraries.longs()
                                .between(FIRST_MILLI / DAY_MILLIS + 1, LAST_MILLI / DAY_MILLIS)
                                .map(LocalDate::ofEpochDay)));
    }

    /** The instant of a day and a time. */
    static Object instant(Object day, Object time) {
        return ((LocalDate) day).atTime((LocalTime) time).toInstant(ZoneOffset.UTC);
    }

    private static Arbitrary<Object> instants() {
        Arbitrary<Object> nearDays =
                Arbitraries.of(DAYS).flatMap(day -> Arbitraries.of(TIMES).map(time -> instant(day, time)));
        return Arbitraries.frequencyOf(
                Tuple.of(3, nearDays),
                Tuple.of(1, Arbitraries.of(Instant.EPOCH, Instant.ofEpochMilli(-1), Instant.ofEpochMilli(1))),
                Tuple.of(1, Arbitraries.longs().between(FIRST_MILLI, LAST_MILLI).map(Instant::ofEpochMilli)));
    }

    private static Arbitrary<Object> times() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(TIMES)),
                Tuple.of(
                        1,
                        Arbitraries.longs()
                                .between(0, DAY_MILLIS - 1)
                                .map(milli -> LocalTime.ofNanoOfDay(milli * 1_000_000))));
    }

    /** The canonical text of a temporal value, the value itself else. */
    static Object asText(Object value) {
        return switch (value) {
            case Instant instant -> CanonicalText.of(instant);
            case LocalDate day -> CanonicalText.of(day);
            case LocalTime time -> CanonicalText.of(time);
            default -> value;
        };
    }
}
