package com.objectstack.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTextTest {
    private static final long FIRST_MILLI = -62_135_596_800_000L;
    private static final long LAST_MILLI = 253_402_300_799_999L;

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T04:05:00Z,           2026-03-01T04:05:00.000Z",
        "1969-12-31T23:59:59.999Z,       1969-12-31T23:59:59.999Z",
        "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999Z",
        "2024-02-29T12:00:00.001Z,       2024-02-29T12:00:00.001Z",
        "0001-01-01T00:00:00Z,           0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z,       9999-12-31T23:59:59.999Z",
    })
    void anInstantIsWrittenToTheMillisecond(Instant instant, String text) {
        assertThat(CanonicalText.of(instant)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01, 2026-03-01", "0812-12-31, 0812-12-31", "0001-01-01, 0001-01-01"})
    void aDayHasFourDigitsOfYear(LocalDate day, String text) {
        assertThat(CanonicalText.of(day)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "07:15,              07:15:00",
        "07:15:00.5,         07:15:00.500",
        "23:59:59.999999999, 23:59:59.999",
        "00:00:00.000999999, 00:00:00",
        "00:00:00.001,       00:00:00.001",
        "00:00,              00:00:00",
    })
    void aTimeHasAFractionOnlyIfItIsNotZero(LocalTime time, String text) {
        assertThat(CanonicalText.of(time)).isEqualTo(text);
    }

    @Test
    void otherYearsHaveNoText() {
        assertThatThrownBy(() -> CanonicalText.of(LocalDate.of(0, 12, 31)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalText.of(LocalDate.of(10_000, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalText.of(Instant.ofEpochMilli(LAST_MILLI + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalText.of(Instant.MAX))
                .isInstanceOfAny(IllegalArgumentException.class, DateTimeException.class);
    }

    @Property
    void theOrderOfTextsIsTheOrderOfTime(
            @ForAll @LongRange(min = FIRST_MILLI, max = LAST_MILLI) long one,
            @ForAll @LongRange(min = FIRST_MILLI, max = LAST_MILLI) long other) {
        String first = CanonicalText.of(Instant.ofEpochMilli(one));
        String second = CanonicalText.of(Instant.ofEpochMilli(other));

        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Long.compare(one, other));
    }

    @Property
    void everyInstantIsReadBackToTheMillisecond(
            @ForAll @LongRange(min = FIRST_MILLI, max = LAST_MILLI) long milli,
            @ForAll @LongRange(max = 999_999) long nanos) {
        Instant instant = Instant.ofEpochMilli(milli).plusNanos(nanos);

        assertThat(Instant.parse(CanonicalText.of(instant))).isEqualTo(instant.truncatedTo(ChronoUnit.MILLIS));
    }
}
