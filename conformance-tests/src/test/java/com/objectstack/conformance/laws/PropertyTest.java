package com.objectstack.conformance.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class PropertyTest {
    @Test
    void drawsTheSameValuesFromTheSameSeedAndName() {
        assertThat(drawn("one")).isEqualTo(drawn("one")).isNotEqualTo(drawn("other"));
    }

    private static List<Integer> drawn(String name) {
        List<Integer> seen = new ArrayList<>();
        Property.of(name, Arbitraries.integers(), 50).holds(seen::add);
        return seen;
    }

    @Test
    void makesAFailingValueSmallAndNamesTheSeed() {
        Property<Integer> small = Property.of("is small", Arbitraries.integers().between(0, 10_000), 200);

        assertThatThrownBy(() -> small.holds(number -> Assertions.assertTrue(number < 100, "too big")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dobjectstack.seed=")
                .hasMessageContaining("too big")
                .hasMessageEndingWith("for\n100");
    }

    @Test
    void anExceptionIsAFailureToo() {
        Property<Integer> property = Property.of("throws", Arbitraries.integers(), 5);

        assertThatThrownBy(() -> property.holds(number -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessageContaining("broken");
    }
}
