package com.objectstack.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.query.DateGranularity;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DriverCapabilitiesTest {
    private static DriverCapabilities of(Capability... capabilities) {
        return new DriverCapabilities(Set.of(capabilities), Set.of(DateGranularity.DAY), Set.of());
    }

    @Test
    void onlyWhatIsDeclaredIsThere() {
        assertThat(of(Capability.JOINS).has(Capability.JOINS)).isTrue();
        assertThat(of(Capability.JOINS).has(Capability.EXPAND)).isFalse();
        assertThat(of().capabilities()).isEmpty();
    }

    @Test
    void savepointsImplyTransactions() {
        assertThat(of(Capability.SAVEPOINTS).capabilities())
                .containsExactlyInAnyOrder(Capability.SAVEPOINTS, Capability.TRANSACTIONS);
        assertThat(of(Capability.TRANSACTIONS).has(Capability.SAVEPOINTS)).isFalse();
    }

    @Test
    void syncingSchemasInBatchesImpliesSyncingThem() {
        assertThat(of(Capability.BATCH_SCHEMA_SYNC).has(Capability.SCHEMA_SYNC)).isTrue();
    }

    @Test
    void theSetsAreCopiedAndImmutable() {
        EnumSet<Capability> declared = EnumSet.of(Capability.READ);
        DriverCapabilities capabilities = new DriverCapabilities(declared, Set.of(), Set.of(IsolationLevel.SNAPSHOT));

        declared.add(Capability.JOINS);

        assertThat(capabilities.capabilities()).containsExactly(Capability.READ);
        assertThat(capabilities.isolationLevels()).containsExactly(IsolationLevel.SNAPSHOT);
        assertThatThrownBy(() -> capabilities.capabilities().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @EnumSource(IsolationLevel.class)
    void everyIsolationLevelHasItsWord(IsolationLevel level) {
        assertThat(IsolationLevel.fromWireName(level.wireName())).contains(level);
    }

    @Test
    void otherWordsAreNoIsolationLevel() {
        assertThat(IsolationLevel.fromWireName("SERIALIZABLE")).isEmpty();
    }
}
