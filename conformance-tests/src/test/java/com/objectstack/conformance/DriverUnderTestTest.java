package com.objectstack.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.Capability;
import com.objectstack.driver.sqlite.SqliteDriver;
import org.junit.jupiter.api.Test;

class DriverUnderTestTest {
    private static final DriverUnderTest SUBJECT = DriverUnderTest.named("some").startedBy(SqliteDriver::inMemory);

    @Test
    void declaresNothingByDefaultAndImpliedCapabilitiesToo() {
        assertThat(SUBJECT.capabilities()).isEmpty();
        assertThat(SUBJECT.declaring(Capability.SAVEPOINTS).capabilities())
                .containsExactlyInAnyOrder(Capability.SAVEPOINTS, Capability.TRANSACTIONS);
    }

    @Test
    void aStarterThatGivesNoDriverIsACallersBug() {
        assertThatThrownBy(() ->
                        DriverUnderTest.named("none").startedBy(() -> null).start())
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("starter");
    }
}
