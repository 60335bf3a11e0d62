package com.objectstack.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    private static final List<String> NAMES = List.of("status", "total", "account", "at");

    @ParameterizedTest
    @CsvSource({"statsu,status", "STATUS,status", "Totals,total", "acount,account", "a,at", "accountt,account"})
    void aSlipOfThePenIsRecognised(String written, String meant) {
        assertThat(NearestName.of(written, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"customer", "xyz", "statistics"})
    void anotherWordIsNot(String written) {
        assertThat(NearestName.of(written, NAMES)).isEmpty();
    }

    @Test
    void theFirstOfEquallyNearNamesIsTaken() {
        assertThat(NearestName.of("cat", List.of("bat", "car"))).contains("bat");
    }

    @Test
    void nothingIsNearNothing() {
        assertThat(NearestName.of("a", List.of())).isEmpty();
        assertThat(NearestName.of("x".repeat(100_000), NAMES)).isEmpty();
    }
}
