package com.objectstack.compiler.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract §6.5, rules S1 and S2. */
class IndexNamesTest {
    @Test
    void s1_aNameIsMadeOfTableAndColumns() {
        assertThat(IndexNames.of("account", List.of("a", "b"), false)).isEqualTo("idx_account_a_b");
        assertThat(IndexNames.of("account", List.of("email"), true)).isEqualTo("uniq_account_email");
    }

    @Test
    void s2_sixtyCharactersAreKept() {
        String column = "c".repeat(60 - "idx_t_".length());

        assertThat(IndexNames.of("t", List.of(column), false)).hasSize(60).endsWith("cc");
    }

    @Test
    void s2_aLongerNameEndsInTheHashOfTheWholeName() {
        String column = "c".repeat(61 - "idx_t_".length());

        // The first digits of: printf idx_t_ccc... | sha1sum
        assertThat(IndexNames.of("t", List.of(column), false)).isEqualTo("idx_t_ac30b05f");
    }

    @Test
    void s2_aLongTableNameIsCut() {
        String name = IndexNames.of("t".repeat(70), List.of("a"), true);

        assertThat(name).hasSize(60).startsWith("uniq_" + "t".repeat(46) + "_");
    }
}
