package com.objectstack.conformance.mutants;

import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.reference.ReferenceDriver;
import com.objectstack.conformance.reference.ReferenceSettings;
import com.objectstack.driver.Capability;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A driver that is the reference but for one thing.
 *
 * @param wrong what it does wrong, as a sentence
 * @param mutation gives the mutation of a new driver
 * @param rules the rules it breaks
 */
public record Mutant(String wrong, Supplier<Mutation> mutation, Set<String> rules) {
    /** Whoever waits for a writer that never ends shall not wait long. */
    private static final ReferenceSettings SETTINGS = ReferenceSettings.DEFAULTS.withWriterWait(Duration.ofSeconds(2));

    /** Breaks these rules, {@code "find-07 flt-03"}. */
    static Mutant of(String wrong, Mutation mutation, String rules) {
        return new Mutant(wrong, () -> mutation, rules(rules));
    }

    /** The same for a mutation that remembers. */
    static Mutant each(String wrong, Supplier<Mutation> mutation, String rules) {
        return new Mutant(wrong, mutation, rules(rules));
    }

    /** The reference with nothing wrong. */
    public static Mutant none() {
        return of("nothing", Call::proceed, "");
    }

    private static Set<String> rules(String text) {
        Set<String> rules = new TreeSet<>(Arrays.asList(text.split(" ")));
        rules.remove("");
        return rules;
    }

    /** The driver as the kit sees it. */
    public DriverUnderTest subject() {
        return DriverUnderTest.named("mutant")
                .startedBy(() -> MutantDriver.of(ReferenceDriver.of(SETTINGS), mutation.get()))
                .declaring(SETTINGS.capabilities().capabilities().toArray(Capability[]::new));
    }

    @Override
    public String toString() {
        return wrong;
    }
}
