package com.objectstack.compiler.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueCodecsTest {
    static Stream<Arguments> stored() {
        return Stream.of(
                arguments(FieldType.TEXT, "Zoë 😀", "Zoë 😀"),
                arguments(FieldType.NUMBER, 5, 5L),
                arguments(FieldType.NUMBER, (short) 5, 5L),
                arguments(FieldType.NUMBER, (byte) 5, 5L),
                arguments(FieldType.NUMBER, 1.0, 1L),
                arguments(FieldType.NUMBER, -0.0, 0L),
                arguments(FieldType.NUMBER, 0.5f, 0.5),
                arguments(FieldType.NUMBER, 1e300, 1e300),
                arguments(FieldType.NUMBER, 0x1p63, 0x1p63),
                arguments(FieldType.NUMBER, -0x1p63, Long.MIN_VALUE),
                arguments(FieldType.NUMBER, BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
                arguments(FieldType.NUMBER, new BigDecimal("1.10"), 1.1),
                arguments(FieldType.NUMBER, new BigDecimal("1e3"), 1000L),
                arguments(FieldType.NUMBER, new BigDecimal("9223372036854775807.0"), Long.MAX_VALUE),
                arguments(FieldType.NUMBER, new BigDecimal("9223372036854776000"), 0x1p63),
                arguments(FieldType.BOOLEAN, true, 1L),
                arguments(FieldType.TOGGLE, false, 0L),
                arguments(FieldType.DATE, LocalDate.of(2024, 2, 29), "2024-02-29"),
                arguments(FieldType.DATE, "2026-03-01T23:00:00-05:00", "2026-03-01"),
                arguments(FieldType.DATE, Instant.parse("2026-03-01T23:59:59.999Z"), "2026-03-01"),
                arguments(FieldType.DATE, OffsetDateTime.parse("2026-03-01T23:00:00-05:00"), "2026-03-02"),
                arguments(FieldType.DATETIME, "2026-03-01 04:05", "2026-03-01T04:05:00.000Z"),
                arguments(FieldType.DATETIME, "2026-03-01T05:05:00+01:00", "2026-03-01T04:05:00.000Z"),
                arguments(FieldType.DATETIME, "2026-03-01T05:05:00.12345Z", "2026-03-01T05:05:00.123Z"),
                arguments(FieldType.DATETIME, "2026-03-01", "2026-03-01T00:00:00.000Z"),
                arguments(FieldType.DATETIME, LocalDate.of(2026, 3, 1), "2026-03-01T00:00:00.000Z"),
                arguments(FieldType.DATETIME, 1767225600000L, "2026-01-01T00:00:00.000Z"),
                arguments(FieldType.DATETIME, -1, "1969-12-31T23:59:59.999Z"),
                arguments(FieldType.DATETIME, OffsetDateTime.parse("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00.000Z"),
                arguments(FieldType.TIME, "07:15", "07:15:00"),
                arguments(FieldType.TIME, "07:15:00.5", "07:15:00.500"),
                arguments(FieldType.TIME, "07:15:00.000", "07:15:00"),
                arguments(FieldType.TIME, "2026-03-01T07:15:00+01:00", "06:15:00"),
                arguments(FieldType.TIME, LocalTime.of(23, 59, 59, 999_999_999), "23:59:59.999"),
                arguments(FieldType.TIME, Instant.parse("2026-03-01T07:15:00Z"), "07:15:00"),
                arguments(FieldType.TIME, OffsetDateTime.parse("2026-03-01T07:15:00+01:00"), "06:15:00"),
                arguments(FieldType.TAGS, List.of("a", "b"), "[\"a\",\"b\"]"),
                arguments(FieldType.IMAGE, "id-1", "\"id-1\""),
                arguments(FieldType.FILE, Map.of("url", "u"), "{\"url\":\"u\"}"),
                arguments(FieldType.JSON, "123", "\"123\""),
                arguments(FieldType.JSON, List.of(1.0, true, Map.of()), "[1,true,{}]"),
                arguments(FieldType.JSON, Instant.EPOCH, "\"1970-01-01T00:00:00.000Z\""));
    }

    @ParameterizedTest
    @MethodSource("stored")
    void storesOneFormOfAValue(FieldType type, Object value, Object stored) {
        assertThat(codec(type).encode(value, Place.DATA)).isEqualTo(stored);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(FieldType.TEXT, 5, ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.TEXT, "a\u0000", ErrorCode.INVALID_DATA),
                arguments(FieldType.TEXT, "\ud800x", ErrorCode.INVALID_DATA),
                arguments(FieldType.TEXT, "x\udc00", ErrorCode.INVALID_DATA),
                arguments(FieldType.NUMBER, "5", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.NUMBER, true, ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.NUMBER, Double.NaN, ErrorCode.VALUE_OUT_OF_RANGE),
                arguments(FieldType.NUMBER, Float.POSITIVE_INFINITY, ErrorCode.VALUE_OUT_OF_RANGE),
                arguments(FieldType.NUMBER, BigInteger.ONE.shiftLeft(63), ErrorCode.VALUE_OUT_OF_RANGE),
                arguments(FieldType.NUMBER, new BigDecimal("0.1234567890123456789"), ErrorCode.VALUE_OUT_OF_RANGE),
                arguments(FieldType.NUMBER, new BigDecimal("1e400"), ErrorCode.VALUE_OUT_OF_RANGE),
                arguments(FieldType.BOOLEAN, 1, ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATE, "2026-02-30", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATE, "0000-01-01", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATE, 5, ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATE, LocalDate.of(10000, 1, 1), ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATETIME, "1767225600000", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATETIME, "2026-01-01T24:00", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATETIME, "2026-01-01T00:60", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATETIME, "2026-01-01T00:00:60", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATETIME, "2026-01-01T00:00+19:00", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATETIME, "2026-01-01T00:00+18:01", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATETIME, "2026-01-01T00:00+01:60", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATETIME, "0001-01-01T00:00+01:00", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATETIME, Long.MAX_VALUE, ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATETIME, 1.5, ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATETIME, Instant.MAX, ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATE, Instant.MAX, ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATE, Instant.MIN, ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.DATE, OffsetDateTime.MAX, ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.TIME, Instant.MIN, ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.TIME, "7:5", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.TIME, "25:00", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.TIME, "2026-03-01", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.TAGS, "a", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.IMAGE, 5, ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.JSON, Map.of(1, 2), ErrorCode.INVALID_DATA),
                arguments(FieldType.JSON, List.of("a\u0000"), ErrorCode.INVALID_DATA),
                arguments(FieldType.JSON, new Object(), ErrorCode.INVALID_DATA),
                arguments(FieldType.VECTOR, List.of("x"), ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.VECTOR, "x", ErrorCode.TYPE_MISMATCH),
                arguments(FieldType.VECTOR, new float[] {Float.NaN}, ErrorCode.VALUE_OUT_OF_RANGE));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatAFieldDoesNotTake(FieldType type, Object value, ErrorCode code) {
        RefusedValue refusal =
                catchThrowableOfType(RefusedValue.class, () -> codec(type).encode(value, Place.DATA));

        assertThat(refusal.at("/x").code()).isEqualTo(code);
    }

    static Stream<Arguments> presented() {
        return Stream.of(
                arguments(FieldType.NUMBER, 2.0, 2L),
                arguments(FieldType.NUMBER, "60", 60L),
                arguments(FieldType.NUMBER, "1.5", 1.5),
                arguments(FieldType.NUMBER, "sixty", "sixty"),
                arguments(FieldType.NUMBER, "NaN", "NaN"),
                arguments(FieldType.BOOLEAN, 0L, false),
                arguments(FieldType.BOOLEAN, "1", true),
                arguments(FieldType.BOOLEAN, "0", false),
                arguments(FieldType.BOOLEAN, 1.0, true),
                arguments(FieldType.DATE, "2024-02-29", LocalDate.of(2024, 2, 29)),
                arguments(FieldType.DATE, "2024-02-29 10:00:00", LocalDate.of(2024, 2, 29)),
                arguments(FieldType.DATE, 0L, LocalDate.EPOCH),
                arguments(FieldType.DATE, "soon", "soon"),
                arguments(FieldType.DATETIME, "2026-01-01 10:00:00", Instant.parse("2026-01-01T10:00:00Z")),
                arguments(FieldType.DATETIME, 1767225600000L, Instant.parse("2026-01-01T00:00:00Z")),
                arguments(FieldType.DATETIME, 1767225600000.0, Instant.parse("2026-01-01T00:00:00Z")),
                arguments(FieldType.DATETIME, "soon", "soon"),
                arguments(FieldType.TIME, "09:30", LocalTime.of(9, 30)),
                arguments(FieldType.TIME, 1000L, LocalTime.of(0, 0, 1)),
                arguments(FieldType.JSON, "{\"a\":[1,2.0,null]}", mapOf("a")),
                arguments(FieldType.JSON, "no json", "no json"),
                arguments(FieldType.JSON, "1 2", "1 2"),
                arguments(FieldType.TAGS, "[\"x\"]", List.of("x")));
    }

    @ParameterizedTest
    @MethodSource("presented")
    void presentsStoredFormsOldAndNew(FieldType type, Object stored, Object value) {
        assertThat(codec(type).decode(stored)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("types")
    void presentsNullAsNull(FieldType type) {
        assertThat(codec(type).decode(null)).isNull();
    }

    static Stream<FieldType> types() {
        return Stream.of(FieldType.values()).filter(type -> type != FieldType.FORMULA);
    }

    @Test
    void refusesASumPastTheRangeOfANumber() {
        DriverException refusal =
                catchThrowableOfType(DriverException.class, () -> ValueCodecs.SUM.decode(Double.POSITIVE_INFINITY));

        assertThat(refusal.code()).isEqualTo(ErrorCode.VALUE_OUT_OF_RANGE);
    }

    @Test
    void readsAVectorBackBitForBit() {
        float[] vector = {1.5f, -0.1f, Float.MIN_VALUE};

        Object stored = codec(FieldType.VECTOR).encode(vector, Place.DATA);

        assertThat((float[]) codec(FieldType.VECTOR).decode(stored)).containsExactly(vector);
    }

    @Test
    void refusesAVectorOfOtherDimensions() {
        FieldSchema plain = FieldSchema.of("v", FieldType.VECTOR);
        FieldSchema three = new FieldSchema(
                "v",
                FieldType.VECTOR,
                false,
                false,
                false,
                plain.unique(),
                false,
                false,
                null,
                null,
                Map.of("vectorConfig", Map.of("dimensions", 3)));

        RefusedValue refusal = catchThrowableOfType(
                RefusedValue.class, () -> ValueCodecs.of(three).encode(new double[] {1, 2}, Place.DATA));

        assertThat(refusal.at("/v").code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
    }

    @Test
    void readsAVectorKeptAsJsonText() {
        assertThat((float[]) codec(FieldType.VECTOR).decode("[1,2.5]")).containsExactly(1f, 2.5f);
    }

    @Test
    void refusesJsonNestedTooDeep() {
        Object deep = List.of();
        for (int level = 0; level < 1000; level++) {
            deep = List.of(deep);
        }
        Object value = deep;

        RefusedValue refusal = catchThrowableOfType(
                RefusedValue.class, () -> codec(FieldType.JSON).encode(value, Place.DATA));

        assertThat(refusal.at("/x").code()).isEqualTo(ErrorCode.INVALID_DATA);
    }

    @Test
    void takesUntypedValuesAsTheyAre() {
        assertThat(ValueCodecs.UNTYPED.encode(true, Place.FILTER)).isEqualTo(1L);
        assertThat(ValueCodecs.UNTYPED.encode(LocalDate.EPOCH, Place.FILTER)).isEqualTo("1970-01-01");
        assertThat((byte[]) ValueCodecs.UNTYPED.encode(new byte[] {1}, Place.DATA))
                .containsExactly(1);
    }

    @Test
    void showsIdsAsTextWhateverIsStored() {
        assertThat(ValueCodecs.ID.decode(7L)).isEqualTo("7");
    }

    private static Map<String, Object> mapOf(String key) {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        map.put(key, java.util.Arrays.asList(1L, 2L, null));
        return map;
    }

    private static ValueCodec codec(FieldType type) {
        return ValueCodecs.of(FieldSchema.of("x", type));
    }
}
