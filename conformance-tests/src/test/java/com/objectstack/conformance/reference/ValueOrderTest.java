package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.query.SortNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueOrderTest {
    @Test
    void longsAndDoublesAreComparedExactly() {
        assertThat(ValueOrder.compare(Long.MAX_VALUE, 0x1p63)).isNegative();
        assertThat(ValueOrder.compare(9007199254740993L, 9007199254740992.0)).isPositive();
        assertThat(ValueOrder.compare(1L, 1.0)).isZero();
        assertThat(ValueOrder.compare(0.1, 0L)).isPositive();
    }

    @Test
    void kindsStandInTheOrderOfJson() {
        assertThat(sorted(SortNode.asc("v"), "a", 1L, true, null, 0.5, false, ""))
                .containsExactly(null, false, true, 0.5, 1L, "", "a");
    }

    @Test
    void nullsComeFirstAscendingAndLastDescending() {
        assertThat(sorted(SortNode.asc("v"), 2L, null, 1L)).containsExactly(null, 1L, 2L);
        assertThat(sorted(SortNode.desc("v"), 2L, null, 1L)).containsExactly(2L, 1L, null);
    }

    @Test
    void aSortKeyMayPutNullsElsewhere() {
        assertThat(sorted(SortNode.asc("v").nullsLast(), 2L, null, 1L)).containsExactly(1L, 2L, null);
        assertThat(sorted(SortNode.desc("v").nullsFirst(), 2L, null, 1L)).containsExactly(null, 2L, 1L);
    }

    @Test
    void valuesOfDifferentKindsHaveNoOrderInARange() {
        assertThat(ValueOrder.compareWithinKind("1", 1L)).isEmpty();
        assertThat(ValueOrder.compareWithinKind(true, 1L)).isEmpty();
        assertThat(ValueOrder.compareWithinKind(null, 1L)).isEmpty();
        assertThat(ValueOrder.compareWithinKind(2L, 1.5)).contains(1);
    }

    @Test
    void equalValuesHaveEqualKeys() {
        assertThat(ValueOrder.equal(1L, 1.0)).isTrue();
        assertThat(ValueOrder.equal(new byte[] {1}, new byte[] {1})).isTrue();
        assertThat(ValueOrder.equal(new float[] {1}, new float[] {1})).isTrue();
        assertThat(ValueOrder.equal(List.of(1L, "a"), List.of(1.0, "a"))).isTrue();
        assertThat(ValueOrder.equal(Map.of("a", 1L), Map.of("a", 1.0))).isTrue();
        assertThat(ValueOrder.equal(null, null)).isTrue();
    }

    @Test
    void otherValuesAreNotEqual() {
        assertThat(ValueOrder.equal(1L, true)).isFalse();
        assertThat(ValueOrder.equal(1L, "1")).isFalse();
        assertThat(ValueOrder.equal(null, 0L)).isFalse();
        assertThat(ValueOrder.equal(9007199254740993L, 9007199254740992.0)).isFalse();
        assertThat(ValueOrder.equal(new byte[] {1}, new byte[] {2})).isFalse();
    }

    private static List<Object> sorted(SortNode sort, Object... values) {
        List<Object> sorted = new ArrayList<>(Arrays.asList(values));
        sorted.sort(ValueOrder.of(sort));
        return sorted;
    }
}
