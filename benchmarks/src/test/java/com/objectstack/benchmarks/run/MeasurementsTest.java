package com.objectstack.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    @Test
    void theMedianIsTheMiddleFork() {
        assertThat(Measurements.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() {
        assertThat(Measurements.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3.0);
    }
}
