package com.objectstack.query.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ShortNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.objectstack.driver.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumbersTest {
    private static Number read(String text) {
        return JsonNumbers.value(JsonText.parse(text, ErrorCode.INVALID_QUERY));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "0e5, 0",
        "1, 1",
        "1.0, 1",
        "1.000, 1",
        "1e3, 1000",
        "12.5e1, 125",
        "-7, -7",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775807.0, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "-9.223372036854775808e18, -9223372036854775808",
        "9007199254740993, 9007199254740993",
    })
    void aWholeNumberWithin64BitsIsALong(String text, long value) {
        assertThat(read(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "0.10, 0.1",
        "-2.5, -2.5",
        "1e-3, 0.001",
        "1.7976931348623157e308, 1.7976931348623157e308",
        "4.9e-324, 4.9e-324",
        "1e20, 1e20",
        "1e300, 1e300",
    })
    void aFractionThatADoubleCarriesIsADouble(String text, double value) {
        assertThat(read(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1000000000000000055511151231257827",
                "1.00000000000000000001",
                "9223372036854775808.5",
                "9223372036854775808.0",
                "1e400",
                "1e-400",
                "1e2147483647",
                "1e-2147483647"
            })
    void whatNoDoubleCarriesStaysDecimal(String text) {
        assertThat(read(text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "100000000000000000000000000"})
    void aWholeNumberPast64BitsIsKept(String text) {
        assertThat(read(text)).isEqualTo(new BigInteger(text));
    }

    @Test
    void nodesOfEveryKindAreRead() {
        assertThat(JsonNumbers.value(ShortNode.valueOf((short) 3))).isEqualTo(3L);
        assertThat(JsonNumbers.value(IntNode.valueOf(3))).isEqualTo(3L);
        assertThat(JsonNumbers.value(BigIntegerNode.valueOf(BigInteger.TEN))).isEqualTo(10L);
        assertThat(JsonNumbers.value(DoubleNode.valueOf(3.0))).isEqualTo(3L);
        assertThat(JsonNumbers.value(DoubleNode.valueOf(0.1))).isEqualTo(0.1);
        assertThat(JsonNumbers.value(FloatNode.valueOf(0.1f))).isEqualTo(0.1);
        assertThat(JsonNumbers.value(DoubleNode.valueOf(Double.NaN))).isEqualTo(Double.NaN);
        assertThat(JsonNumbers.value(FloatNode.valueOf(Float.POSITIVE_INFINITY)))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void onlyNumbersAreWholeOrNearADouble() {
        JsonNode text = TextNode.valueOf("1");

        assertThat(JsonNumbers.whole(text)).isNull();
        assertThat(JsonNumbers.whole(DoubleNode.valueOf(0.5))).isNull();
        assertThat(JsonNumbers.nearestDouble(text)).isNull();
        assertThat(JsonNumbers.nearestDouble(DoubleNode.valueOf(Double.NaN))).isNull();
        assertThat(JsonNumbers.nearestDouble(IntNode.valueOf(2))).isEqualTo(2.0);
    }

    @Property
    void everyLongIsReadBack(@ForAll long value) {
        assertThat(read(Long.toString(value))).isEqualTo(value);
    }

    @Property
    void everyDoubleIsReadBackWithItsValue(@ForAll double value) {
        Number read = read(Double.toString(value));

        assertThat(read).isInstanceOfAny(Long.class, Double.class);
        assertThat(read.doubleValue()).isEqualTo(value + 0.0);
    }

    @Property
    void nothingIsEverRounded(@ForAll BigDecimal value) {
        assertThat(new BigDecimal(read(value.toString()).toString())).isEqualByComparingTo(value);
    }
}
