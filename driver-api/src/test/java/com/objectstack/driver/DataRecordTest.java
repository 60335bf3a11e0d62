package com.objectstack.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class DataRecordTest {
    private static final byte[] BYTES = {1, 2};
    private static final float[] VECTOR = {0.5f};
    private static final DataRecord RECORD = DataRecord.of(
            Columns.of(List.of("id", "n", "d", "b", "at", "on", "t", "list", "map", "bytes", "vector", "no")),
            new Object[] {
                "7",
                5L,
                0.5,
                true,
                Instant.EPOCH,
                LocalDate.EPOCH,
                LocalTime.NOON,
                List.of("x"),
                Map.of("k", 1L),
                BYTES,
                VECTOR,
                null
            });

    @Test
    void typedGettersReturnTheirType() {
        assertThat(RECORD.id()).isEqualTo("7");
        assertThat(RECORD.getString("id")).isEqualTo("7");
        assertThat(RECORD.getLong("n")).isEqualTo(5L);
        assertThat(RECORD.getDouble("d")).isEqualTo(0.5);
        assertThat(RECORD.getBoolean("b")).isTrue();
        assertThat(RECORD.getInstant("at")).isEqualTo(Instant.EPOCH);
        assertThat(RECORD.getDate("on")).isEqualTo(LocalDate.EPOCH);
        assertThat(RECORD.getTime("t")).isEqualTo(LocalTime.NOON);
        assertThat(RECORD.getList("list")).containsExactly("x");
        assertThat(RECORD.getMap("map")).containsEntry("k", 1L);
        assertThat(RECORD.getBytes("bytes")).isSameAs(BYTES);
        assertThat(RECORD.getVector("vector")).isSameAs(VECTOR);
    }

    @Test
    void valuesAreInTheOrderOfTheColumnsAndCopiedIntoAnArray() {
        Object[] copy = RECORD.values().toArray();
        copy[0] = "changed";

        assertThat(RECORD.values()).hasSize(12).startsWith("7", 5L, 0.5).endsWith((Object) null);
        assertThat(RECORD.id()).isEqualTo("7");
        assertThatThrownBy(() -> RECORD.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aWholeNumberIsWidenedToADouble() {
        assertThat(RECORD.getDouble("n")).isEqualTo(5.0);
    }

    @Test
    void nullFitsEveryGetter() {
        assertThat(RECORD.getString("no")).isNull();
        assertThat(RECORD.getDouble("no")).isNull();
        assertThat(RECORD.getVector("no")).isNull();
    }

    @Test
    void anotherTypeIsRefused() {
        DriverException refusal = catchThrowableOfType(DriverException.class, () -> RECORD.getLong("d"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(refusal.path()).isEqualTo("/d");
        assertThat(refusal).hasMessageContaining("is a Double, not a Long");
    }

    @Test
    void anUnknownNameIsRefusedByTypedGetters() {
        DriverException refusal = catchThrowableOfType(DriverException.class, () -> RECORD.getLong("a/b"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNKNOWN_FIELD);
        assertThat(refusal.path()).isEqualTo("/a~1b");
        assertThat(refusal.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("[id, n, d,"));
    }

    @Test
    void anUnknownNameIsNullForTheMap() {
        assertThat(RECORD.get("nope")).isNull();
        assertThat(RECORD.get(null)).isNull();
        assertThat(RECORD.containsKey("nope")).isFalse();
        assertThat(RECORD.containsKey(null)).isFalse();
        assertThat(RECORD.containsKey("no")).isTrue();
    }

    @Test
    void aRecordIsAnOrderedMap() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("b", 1L);
        expected.put("a", null);
        DataRecord copy = DataRecord.copyOf(expected);

        assertThat(copy).isEqualTo(expected).hasSameHashCodeAs(expected).hasToString("{b=1, a=null}");
        assertThat(copy.keySet()).containsExactly("b", "a");
        assertThat(copy.keySet().contains("a")).isTrue();
        assertThat(copy.keySet().contains("c")).isFalse();
        assertThat(copy.size()).isEqualTo(2);
        assertThat(copy.columns().names()).containsExactly("b", "a");
    }

    @Test
    void aRecordIsImmutable() {
        assertThatThrownBy(() -> RECORD.put("n", 6L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> RECORD.remove("n")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> RECORD.entrySet().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> RECORD.keySet().remove("n")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> RECORD.entrySet().iterator().next().setValue("x"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theIteratorEnds() {
        Iterator<Map.Entry<String, Object>> entries =
                DataRecord.copyOf(Map.of()).entrySet().iterator();

        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void valuesAreOnePerColumn() {
        Columns columns = Columns.of(List.of("a", "b"));

        assertThatThrownBy(() -> DataRecord.of(columns, new Object[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values must be 2, one a column, got 1");
    }

    @Test
    void columnsHaveDifferentNames() {
        assertThatThrownBy(() -> Columns.of(List.of("a", "b", "a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("names must differ, got a twice");
    }

    @Test
    void columnsKnowTheirPlaces() {
        Columns columns = Columns.of(List.of("a", "b"));

        assertThat(columns.indexOf("b")).isEqualTo(1);
        assertThat(columns.indexOf("c")).isEqualTo(-1);
    }
}
