package com.objectstack.driver.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestHashTest {
    private static String hash(@Nullable Object... parts) {
        return RequestHash.of(Arrays.asList(parts));
    }

    /** A request may be asked for again by a later version of the driver. */
    @Test
    void theHashIsTheSameForEver() {
        assertThat(hash("create", "account", null, Map.of("name", "Ann", "n", 5, "ok", true)))
                .isEqualTo("d055d0ca00cd2baadfc172af2169e8053cedc0cb1a962f1b5a8ece3422369ec4");
    }

    @Test
    void namesAndSetsHaveNoOrder() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", 2);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", 2);
        other.put("a", 1);

        assertThat(hash(one)).isEqualTo(hash(other));
        assertThat(hash(new LinkedHashSet<>(List.of("x", "y", "z"))))
                .isEqualTo(hash(new LinkedHashSet<>(List.of("z", "y", "x"))));
        assertThat(hash(List.of("x", "y"))).isNotEqualTo(hash(List.of("y", "x")));
    }

    @Test
    void oneValueHasOneForm() {
        assertThat(hash(5)).isEqualTo(hash(5L)).isEqualTo(hash(5.0)).isEqualTo(hash(new BigDecimal("5.00")));
        assertThat(hash(Instant.parse("2026-03-01T00:00:00Z"))).isEqualTo(hash("2026-03-01T00:00:00.000Z"));
        assertThat(hash((Object) new float[] {0.5f, 1})).isEqualTo(hash(List.of(0.5, 1)));
        assertThat(hash((Object) new double[] {0.5, 1})).isEqualTo(hash(List.of(0.5, 1)));
        assertThat(hash((Object) new byte[] {1, 2})).isEqualTo(hash((Object) new byte[] {1, 2}));
    }

    @Test
    void whatDiffersIsToldApart() {
        Object[][] requests = {
            {"ab", "c"},
            {"a", "bc"},
            {"abc"},
            {List.of("ab", "c")},
            {List.of(List.of("ab"), "c")},
            {(Object) null},
            {""},
            {},
            {5},
            {"5"},
            {true},
            {1},
            {Set.of("abc")},
            {Map.of("abc", 1)},
            {Map.of("abc", List.of(1))},
            {0.1},
            {new byte[] {1, 2}},
            {new byte[] {1, 2, 0}},
            {Thread.State.NEW},
            {Thread.State.RUNNABLE}
        };

        assertThat(Arrays.stream(requests).map(RequestHashTest::hash)).doesNotHaveDuplicates();
    }
}
