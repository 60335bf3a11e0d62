package com.objectstack.conformance;

import com.objectstack.driver.Capability;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the rules that a driver's declared capabilities make inapplicable, and says why. */
final class CapabilityCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<RuleTest> rule = context.getTestMethod().flatMap(RuleTest::of);
        Optional<DriverConformance> suite =
                context.getTestInstances().flatMap(instances -> instances.findInstance(DriverConformance.class));
        if (rule.isEmpty() || suite.isEmpty()) {
            return ConditionEvaluationResult.enabled("no rule of a driver");
        }
        return obstacle(rule.get(), suite.get().subject().capabilities())
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("the capabilities fit"));
    }

    /** Why a driver with these capabilities is not measured by a rule, empty if it is. */
    static Optional<String> obstacle(RuleTest rule, Set<Capability> declared) {
        for (Capability needed : rule.requires()) {
            if (!declared.contains(needed)) {
                return Optional.of("capability " + needed + " is not declared");
            }
        }
        Capability lacking = rule.rejectedWithout();
        return lacking != null && declared.contains(lacking)
                ? Optional.of("capability " + lacking + " is declared")
                : Optional.empty();
    }
}
