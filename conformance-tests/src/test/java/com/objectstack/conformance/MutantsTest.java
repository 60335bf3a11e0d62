package com.objectstack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.conformance.mutants.Mutant;
import com.objectstack.conformance.mutants.Mutants;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit finds what is wrong with each mutant, and nothing else. */
class MutantsTest {
    private static final boolean NIGHTLY = "nightly".equals(System.getProperty("objectstack.scale"));

    /** Rules that wait for a timeout, or take thousands of records. */
    private static final Set<String> SLOW = Set.of("bulk-10", "fault-01", "fault-04", "fault-05", "flt-21");

    /** Its conditions overflow the stack in some mutants, which walk them. */
    private static final String TOO_DEEP = "flt-22";

    private static final AtomicReference<Mutant> CURRENT = new AtomicReference<>();

    @TempDir
    Path reports;

    /** The suite of the mutant that is looked at. */
    static class Suite extends DriverConformance {
        @Override
        protected DriverUnderTest subject() {
            return CURRENT.get().subject();
        }
    }

    static List<Mutant> mutants() {
        return Mutants.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void failsItsRulesAndNoOther(Mutant mutant) {
        Map<String, String> failures = failures(mutant, reports);

        assertThat(failures.keySet()).containsExactlyInAnyOrderElementsOf(mutant.rules());
        failures.forEach((rule, message) -> assertThat(message).startsWith("rule " + rule + " ("));
    }

    /** Laws are tried on the mutants that break them, with a part of the usual cases, always the same. */
    static Map<String, String> failures(Mutant mutant, Path reports) {
        CURRENT.set(mutant);
        Map<String, String> parameters = Map.of(
                "objectstack.conformance.report", reports.toString(),
                "objectstack.conformance.effort", "0.1",
                "objectstack.conformance.shrinks", "0",
                "objectstack.seed", "4");
        return KitRun.failures(
                Suite.class, parameters, rule -> mutant.rules().contains(rule.rule()) || isAsked(rule.rule(), mutant));
    }

    /**
     * Whether a mutant is asked for a rule that it should not break. At night for every one, but laws, since they draw; by day
     * for a tenth of them, other ones for each mutant.
     */
    private static boolean isAsked(String rule, Mutant mutant) {
        if (rule.startsWith("prop-") || rule.startsWith("same-") || rule.equals(TOO_DEEP)) {
            return false;
        }
        return NIGHTLY || (!SLOW.contains(rule) && Math.floorMod((mutant.wrong() + rule).hashCode(), 10) == 0);
    }

    @Test
    void aDriverThatIsNotChangedBreaksNothing() {
        assertThat(failures(Mutant.none(), reports)).isEmpty();
    }

    @Test
    void everyMutantBreaksARule() {
        assertThat(mutants())
                .hasSizeGreaterThanOrEqualTo(40)
                .allSatisfy(mutant -> assertThat(mutant.rules()).isNotEmpty());
    }
}
