package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemporalsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-01T00:00:00Z",
        "2026-03-01T04:05, 2026-03-01T04:05:00Z",
        "2026-03-01 04:05:06, 2026-03-01T04:05:06Z",
        "2026-03-01T04:05:06.7, 2026-03-01T04:05:06.700Z",
        "2026-03-01T04:05:06.123999Z, 2026-03-01T04:05:06.123Z",
        "2026-03-01T04:05:06+02:30, 2026-03-01T01:35:06Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "0001-01-01, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
    })
    void textsOfTheseFormsAreInstants(String text, String instant) {
        assertThat(Temporals.instant(text).form()).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026",
                "1767225600000",
                "2026-02-29",
                "2026-13-01",
                "2026-1-1",
                "0000-01-01",
                "10000-01-01",
                "2026-01-01T24:00",
                "2026-01-01T12:60",
                "2026-01-01T12:00:60",
                "2026-01-01T12:00:00.",
                "2026-01-01T12",
                "2026-01-01T12:00:00z",
                "2026-01-01t12:00",
                "2026-01-01T12:00+2:00",
                "2026-01-01T12:00+19:00",
                "2026-01-01T12:00 Z",
                "0001-01-01T00:00+01:00",
                "9999-12-31T23:30-01:00",
                " 2026-01-01",
                "now",
                ""
            })
    void otherTextsAreNone(String text) {
        assertThat(Temporals.instant(text).form()).isEmpty();
        assertThat(Temporals.day(text).form()).isEmpty();
    }

    @Test
    void wholeNumbersAreEpochMillisecondsOfInstantsOnly() {
        assertThat(Temporals.instant(1_000L).form()).contains(Instant.ofEpochSecond(1));
        assertThat(Temporals.instant(-1).form()).contains(Instant.ofEpochMilli(-1));
        assertThat(Temporals.instant(1.5).form()).isEmpty();
        assertThat(Temporals.instant(Long.MAX_VALUE).form()).isEmpty();
        assertThat(Temporals.day(0L).form()).isEmpty();
        assertThat(Temporals.time(0L).form()).isEmpty();
    }

    @Test
    void daysAreTakenFromTheFirstTenCharactersAndFromInstantsInUtc() {
        assertThat(Temporals.day("2026-03-01T23:59-10:00").form()).contains(LocalDate.of(2026, 3, 1));
        assertThat(Temporals.day(Instant.parse("2026-03-01T23:59:00Z")).form()).contains(LocalDate.of(2026, 3, 1));
        assertThat(Temporals.day(OffsetDateTime.parse("2026-03-01T23:59-10:00")).form())
                .contains(LocalDate.of(2026, 3, 2));
        assertThat(Temporals.day(LocalDate.of(10_000, 1, 1)).form()).isEmpty();
        assertThat(Temporals.day(LocalTime.NOON).form()).isEmpty();
    }

    @Test
    void timesAreClocksOrTheWallClockInUtc() {
        assertThat(Temporals.time("07:15").form()).contains(LocalTime.of(7, 15));
        assertThat(Temporals.time("07:15:30.2509").form()).contains(LocalTime.of(7, 15, 30, 250_000_000));
        assertThat(Temporals.time("2026-03-01T01:00+02:00").form()).contains(LocalTime.of(23, 0));
        assertThat(Temporals.time(Instant.parse("2026-03-01T23:59:00.0009Z")).form())
                .contains(LocalTime.of(23, 59));
        assertThat(Temporals.time("2026-03-01").form()).isEmpty();
        assertThat(Temporals.time("24:00").form()).isEmpty();
        assertThat(Temporals.time("7:15").form()).isEmpty();
        assertThat(Temporals.time("07:15Z").form()).isEmpty();
    }

    @Test
    void whatIsFinerThanAMillisecondIsCutOffBeforeTheEpochToo() {
        assertThat(Temporals.instant(Instant.parse("1969-12-31T23:59:59.999999Z"))
                        .form())
                .contains(Instant.parse("1969-12-31T23:59:59.999Z"));
    }

    @Test
    void aBareDayIsADayThatExists() {
        assertThat(Temporals.isBareDay("2026-03-01")).isTrue();
        assertThat(Temporals.isBareDay(LocalDate.of(2026, 3, 1))).isTrue();
        assertThat(Temporals.isBareDay("2026-02-30")).isFalse();
        assertThat(Temporals.isBareDay("2026-03-01T00:00")).isFalse();
        assertThat(Temporals.isBareDay(0L)).isFalse();
    }

    @Test
    void theCanonicalTextHasMillisecondsWhereTheyCount() {
        assertThat(Temporals.canonical(Instant.EPOCH)).contains("1970-01-01T00:00:00.000Z");
        assertThat(Temporals.canonical(LocalDate.of(987, 6, 5))).contains("0987-06-05");
        assertThat(Temporals.canonical(LocalTime.of(7, 15))).contains("07:15:00");
        assertThat(Temporals.canonical("2026-03-01")).isEmpty();
    }
}
