package com.objectstack.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JavaRecordReaderTest {
    enum State {
        OPEN,
        CLOSED
    }

    record Account(String name) {}

    record Invoice(
            String id,
            long itemCount,
            double total,
            boolean paid,
            State state,
            Instant at,
            Account account,
            List<Object> tags) {}

    record Numbers(
            Long l,
            int i,
            Integer boxedInt,
            short s,
            Short boxedShort,
            byte b,
            Byte boxedByte,
            double d,
            Double boxedDouble,
            float f,
            Float boxedFloat,
            BigDecimal decimal,
            BigInteger whole) {}

    record OneLong(long n) {}

    record OneInt(int n) {}

    record OneDouble(double n) {}

    record OneFloat(float n) {}

    record OneByte(byte n) {}

    record OneDecimal(BigDecimal n) {}

    record OneInteger(BigInteger n) {}

    record OneText(String n) {}

    record OneFlag(boolean n) {}

    record OneBoxedFlag(Boolean n) {}

    record OneState(State n) {}

    record Nested(Account account) {}

    record Picky(String n) {
        Picky {
            throw new IllegalStateException("never");
        }
    }

    private static DataRecord row(Object value) {
        return DataRecord.copyOf(Collections.singletonMap("n", value));
    }

    @Test
    void aRecordIsReadByNameOrBySnakeCase() {
        DataRecord row = DataRecord.of(
                Columns.of(List.of("id", "item_count", "total", "paid", "state", "at", "account", "tags", "extra")),
                new Object[] {"7", 3L, 10L, true, "open", Instant.EPOCH, Map.of("name", "x"), List.of("t"), "ignored"});

        assertThat(row.as(Invoice.class))
                .isEqualTo(new Invoice("7", 3, 10.0, true, State.OPEN, Instant.EPOCH, new Account("x"), List.of("t")));
    }

    @Test
    void aMissingFieldIsNull() {
        assertThat(row("x").as(Account.class)).isEqualTo(new Account(null));
    }

    @Test
    void numbersOfEveryTypeAreExact() {
        DataRecord row = DataRecord.copyOf(Map.ofEntries(
                Map.entry("l", 1L),
                Map.entry("i", 2L),
                Map.entry("boxed_int", -2L),
                Map.entry("s", 3L),
                Map.entry("boxed_short", 4.0),
                Map.entry("b", 5L),
                Map.entry("boxed_byte", 6L),
                Map.entry("d", 7L),
                Map.entry("boxed_double", 8L),
                Map.entry("f", 0.5),
                Map.entry("boxed_float", 9L),
                Map.entry("decimal", 0.1),
                Map.entry("whole", 11L)));

        assertThat(row.as(Numbers.class))
                .isEqualTo(new Numbers(
                        1L,
                        2,
                        -2,
                        (short) 3,
                        (short) 4,
                        (byte) 5,
                        (byte) 6,
                        7.0,
                        8.0,
                        0.5f,
                        9f,
                        new BigDecimal("0.1"),
                        BigInteger.valueOf(11)));
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of(null, OneLong.class),
                Arguments.of(0.5, OneLong.class),
                Arguments.of(1e300, OneLong.class),
                Arguments.of(1L << 31, OneInt.class),
                Arguments.of(128L, OneByte.class),
                Arguments.of(Long.MAX_VALUE, OneDouble.class),
                Arguments.of((1L << 53) + 1, OneDouble.class),
                Arguments.of(0.1, OneFloat.class),
                Arguments.of(1e300, OneFloat.class),
                Arguments.of(0.5, OneInteger.class),
                Arguments.of(5L, OneText.class),
                Arguments.of("5", OneLong.class),
                Arguments.of(1L, OneFlag.class),
                Arguments.of(true, OneText.class),
                Arguments.of("paused", OneState.class),
                Arguments.of(5L, OneState.class),
                Arguments.of(Map.of(), OneText.class));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    <R extends Record> void whatDoesNotFitIsRefusedAtItsField(Object value, Class<R> type) {
        DriverException refusal =
                catchThrowableOfType(DriverException.class, () -> row(value).as(type));

        assertThat(refusal.code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(refusal.path()).isEqualTo("/n");
    }

    @Test
    void whatFitsExactlyIsTaken() {
        assertThat(row(2.0).as(OneLong.class)).isEqualTo(new OneLong(2));
        assertThat(row(1L << 53).as(OneDouble.class)).isEqualTo(new OneDouble(0x1p53));
        assertThat(row(true).as(OneFlag.class)).isEqualTo(new OneFlag(true));
        assertThat(row(false).as(OneBoxedFlag.class)).isEqualTo(new OneBoxedFlag(false));
        assertThat(row("Closed").as(OneState.class)).isEqualTo(new OneState(State.CLOSED));
        assertThat(row(Long.MAX_VALUE).as(OneDecimal.class))
                .isEqualTo(new OneDecimal(BigDecimal.valueOf(Long.MAX_VALUE)));
    }

    @Test
    void aNestedRecordIsRefusedAtItsOwnField() {
        DataRecord row = DataRecord.copyOf(Map.of("account", Map.of("name", 5L)));

        assertThat(catchThrowableOfType(DriverException.class, () -> row.as(Nested.class))
                        .path())
                .isEqualTo("/account/name");
    }

    @Test
    void aConstructorThatThrowsRefusesTheRecord() {
        DriverException refusal = catchThrowableOfType(DriverException.class, () -> row("x").as(Picky.class));

        assertThat(refusal.code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(refusal).hasMessageContaining("never");
    }
}
