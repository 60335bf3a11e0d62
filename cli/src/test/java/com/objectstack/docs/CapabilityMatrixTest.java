package com.objectstack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.Capability;
import org.junit.jupiter.api.Test;

class CapabilityMatrixTest {
    @Test
    void aCapabilityWorksThatIsDeclaredAndOfWhichNoRuleIsBroken() {
        ObjectNode report = new ObjectMapper().createObjectNode();
        ObjectNode all = report.putObject("capabilities");
        for (Capability capability : Capability.values()) {
            about(all, capability, true, 0, 0);
        }
        about(all, Capability.JOINS, false, 0, 0);
        about(all, Capability.EXPAND, true, 1, 0);
        about(all, Capability.STREAMING, true, 0, 1);

        assertThat(CapabilityMatrix.of(report))
                .containsEntry(Capability.READ, true)
                .containsEntry(Capability.JOINS, false)
                .containsEntry(Capability.EXPAND, false)
                .containsEntry(Capability.STREAMING, false);
    }

    private static void about(ObjectNode all, Capability capability, boolean declared, int failed, int gaps) {
        all.putObject(capability.name())
                .put("declared", declared)
                .put("failed", failed)
                .put("gaps", gaps);
    }
}
