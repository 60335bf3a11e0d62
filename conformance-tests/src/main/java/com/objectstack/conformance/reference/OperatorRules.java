package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Operator;
import com.objectstack.schema.ValueClass;
import java.util.Locale;
import java.util.Optional;

/** Which operators a field takes (SEMANTICS.md decisions 9, 10, 11, 18, 22). */
final class OperatorRules {
    private final DriverCapabilities capabilities;
    private final Problems problems;

    OperatorRules(DriverCapabilities capabilities, Problems problems) {
        this.capabilities = capabilities;
        this.problems = problems;
    }

    /**
     * Why an operator does not fit.
     *
     * @param code {@code INVALID_FILTER} for a field that takes no such operator whatever the comparand (R19)
     * @param hint what would be accepted
     */
    private record Misfit(ErrorCode code, String hint) {}

    /** Whether a field takes an operator; if not, a problem was collected. */
    boolean fits(Term term, Operator operator, String path) {
        Optional<Misfit> misfit = misfit(term, operator);
        misfit.ifPresent(reason -> problems.add(
                reason.code(),
                path,
                operator.key() + " does not fit field '" + term.field().name() + "', which is " + kind(term),
                reason.hint()));
        return misfit.isEmpty() && (!asksAboutElements(term, operator) || hasElements(operator, path));
    }

    private boolean hasElements(Operator operator, String path) {
        return problems.require(
                Capability.ARRAY_QUERY, capabilities, path, operator.key() + " on the elements of a list");
    }

    private static boolean asksAboutElements(Term term, Operator operator) {
        return switch (operator) {
            case NULL, EXISTS -> false;
            default -> !term.isJsonPath() && term.kind() == ValueClass.LIST;
        };
    }

    private static Optional<Misfit> misfit(Term term, Operator operator) {
        if (operator == Operator.NULL || operator == Operator.EXISTS) {
            return Optional.empty();
        }
        if (term.isJsonPath()) {
            return ofElements(operator);
        }
        return switch (term.kind()) {
            case TEXT, FILE -> ofElements(operator);
            case NUMBER, DATE, DATETIME, TIME -> ofElements(operator).or(() -> ofText(operator));
            case BOOLEAN -> ofBoolean(operator);
            case LIST -> ofList(operator);
            case JSON, VECTOR ->
                Optional.of(new Misfit(ErrorCode.INVALID_FILTER, "the whole value takes $null and $exists only"));
            case NONE -> throw new IllegalStateException("a formula is no column");
        };
    }

    private static Optional<Misfit> ofElements(Operator operator) {
        return operator == Operator.ALL || operator == Operator.SIZE
                ? Optional.of(new Misfit(ErrorCode.TYPE_MISMATCH, "it asks about the elements of a list"))
                : Optional.empty();
    }

    /** Decision 9. */
    private static Optional<Misfit> ofText(Operator operator) {
        return operator.isTextual()
                ? Optional.of(new Misfit(ErrorCode.TYPE_MISMATCH, "it looks inside a text"))
                : Optional.empty();
    }

    /** Decision 18: a range on a boolean. */
    private static Optional<Misfit> ofBoolean(Operator operator) {
        return switch (operator) {
            case EQ, NE, IN, NIN, NULL, EXISTS -> Optional.empty();
            default -> Optional.of(new Misfit(ErrorCode.TYPE_MISMATCH, "booleans are equal or not"));
        };
    }

    /** Decision 10. */
    private static Optional<Misfit> ofList(Operator operator) {
        return switch (operator) {
            case EQ, NE, GT, GTE, LT, LTE, BETWEEN ->
                Optional.of(new Misfit(ErrorCode.INVALID_FILTER, "ask about the elements, for example with $contains"));
            default -> Optional.empty();
        };
    }

    private static String kind(Term term) {
        return term.isJsonPath() ? "untyped" : term.kind().name().toLowerCase(Locale.ROOT);
    }
}
