package com.objectstack.driver.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdGeneratorTest {
    @Test
    void idsAreSixteenUrlSafeCharactersAndDiffer() {
        IdGenerator ids = IdGenerator.random();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            seen.add(ids.next());
        }

        assertThat(seen).hasSize(10_000).allSatisfy(id -> assertThat(id).matches("[A-Za-z0-9_-]{16}"));
    }
}
