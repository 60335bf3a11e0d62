package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void wholeNumbersAreLongsWhereverTheyComeFrom() {
        assertThat(read(1)).isEqualTo(1L);
        assertThat(read((short) 1)).isEqualTo(1L);
        assertThat(read(1.0)).isEqualTo(1L);
        assertThat(read(1.0f)).isEqualTo(1L);
        assertThat(read(new BigDecimal("1.000"))).isEqualTo(1L);
        assertThat(read(new BigDecimal("9223372036854775807"))).isEqualTo(Long.MAX_VALUE);
        assertThat(read(BigInteger.valueOf(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
        assertThat(read(-0x1p63)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void minusZeroIsZero() {
        assertThat(read(-0.0)).isEqualTo(0L);
    }

    @Test
    void otherNumbersAreDoubles() {
        assertThat(read(0.1)).isEqualTo(0.1);
        assertThat(read(0x1p63)).isEqualTo(0x1p63);
        assertThat(read(new BigDecimal("0.1"))).isEqualTo(0.1);
        assertThat(read(new BigDecimal("1e300"))).isEqualTo(1e300);
    }

    @Test
    void whatADoubleWouldRoundIsRefused() {
        assertThat(refusal(new BigDecimal("0.1234567890123456789"))).isEqualTo(ErrorCode.VALUE_OUT_OF_RANGE);
        assertThat(refusal(new BigDecimal("9223372036854775808.5"))).isEqualTo(ErrorCode.VALUE_OUT_OF_RANGE);
        assertThat(refusal(new BigDecimal("1e400"))).isEqualTo(ErrorCode.VALUE_OUT_OF_RANGE);
        assertThat(refusal(BigInteger.ONE.shiftLeft(63))).isEqualTo(ErrorCode.VALUE_OUT_OF_RANGE);
    }

    @Test
    void notANumberAndInfinityAreRefused() {
        assertThat(refusal(Double.NaN)).isEqualTo(ErrorCode.VALUE_OUT_OF_RANGE);
        assertThat(refusal(Float.NEGATIVE_INFINITY)).isEqualTo(ErrorCode.VALUE_OUT_OF_RANGE);
    }

    @Test
    void textIsNoNumber() {
        assertThat(refusal("1")).isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(refusal(true)).isEqualTo(ErrorCode.TYPE_MISMATCH);
    }

    private static Number read(Object value) {
        return Numbers.read(value).form().orElseThrow();
    }

    private static ErrorCode refusal(Object value) {
        return ((Checked.Refused<Number>) Numbers.read(value)).code();
    }
}
