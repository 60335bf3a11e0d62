package com.objectstack.compiler.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The bytes of vectors and their distances, as noted from a libSQL server; driver-sqlite compares with a real one. */
class VectorTest {
    @ParameterizedTest
    @CsvSource({
        "VECTOR, '[1,-2]', 0000803f000000c0",
        "VECTOR32, '[]', ''",
        "VECTOR64, '[0.5]', 000000000000e03f02",
        "VECTOR1BIT, '[1,-1,1]', 050d03",
        "VECTOR1BIT, '[1,1,1,1,1,1,1,1,1]', ff01001703",
        "VECTOR8, '[0,255]', 00ff00000000803f00000000000204",
        "VECTOR16, '[1,65504]', 003cff7b05",
        "VECTORB16, '[1.999999]', ff3f06",
        "VECTOR, '[1 2]', 00004041",
        "VECTOR, '[1e40]', 0000807f"
    })
    void textsBecomeTheBytesOfTheirFormat(VectorFunction function, String text, String hex) {
        assertThat(HexFormat.of().formatHex((byte[]) function.call(text))).isEqualTo(hex);
    }

    @ParameterizedTest
    @EnumSource
    void aBlobTellsItsFormatAndLength(VectorFormat format) {
        for (int length = 1; length < 40; length++) {
            Vector vector = Vector.ofFloats(new float[length]).to(format);

            assertThat(Vector.of(vector.blob()).format()).isEqualTo(format);
            assertThat(Vector.of(vector.blob()).dimensions()).isEqualTo(length);
            assertThat(vector.blob().length % 2 == 1).isEqualTo(format != VectorFormat.FLOAT32);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1e7, 1e+07",
        "999999.5, 1e+06",
        "123456, 123456",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-0.0, 0",
        "0.1234565, 0.123456",
        "1e-300, 1e-300"
    })
    void numbersAreShownWithSixDigits(double number, String shown) {
        assertThat(VectorText.show(new double[] {number})).isEqualTo("[" + shown + "]");
    }

    @Test
    void aHalfIsRoundedAfterTheBitsItHasNoPlaceForAreDropped() {
        float overHalfOfTheLeast = Math.nextUp(0x1p-25f);

        assertThat(Float.float16ToFloat(Float.floatToFloat16(overHalfOfTheLeast)))
                .isEqualTo(0x1p-24f);
        assertThat(Vector.ofFloats(overHalfOfTheLeast).to(VectorFormat.FLOAT16).floats())
                .containsExactly(0);
    }

    @Test
    void aZeroVectorHasNoAngle() {
        assertThat(VectorFunction.VECTOR_DISTANCE_COS.call("[0,0]", "[1,2]")).isNull();
        assertThat(VectorFunction.VECTOR_DISTANCE_L2.call("[0,0]", "[3,4]")).isEqualTo(5.0);
    }

    @Test
    void onlyVectorsOfOneKindAndLengthAreCompared() {
        assertThatThrownBy(() -> VectorFunction.VECTOR_DISTANCE_COS.call("[1]", "[1,2]"))
                .isInstanceOf(VectorException.class)
                .hasMessage("vector_distance: vectors must have the same length: 1 != 2");
        assertThatThrownBy(() -> VectorFunction.VECTOR_DISTANCE_COS.call("[1]", VectorFunction.VECTOR64.call("[1]")))
                .hasMessage("vector_distance: vectors must have the same type: 1 != 2");
        assertThatThrownBy(() -> VectorFunction.VECTOR.call((Object) null))
                .hasMessage("vector: unexpected value type: got NULL, expected TEXT or BLOB");
    }
}
