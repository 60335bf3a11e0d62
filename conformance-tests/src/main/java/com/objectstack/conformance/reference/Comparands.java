package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Operator;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Literals that fields are compared with, in the form of the field's values (SEMANTICS.md decisions 6, 12, 18, 21). */
final class Comparands {
    private final Problems problems;

    Comparands(Problems problems) {
        this.problems = problems;
    }

    /** A literal that a field's values, or its elements, are compared with; empty after a problem was collected. */
    Optional<Object> read(Term term, Object literal, String path) {
        return switch (of(term, literal)) {
            case Checked.Accepted<Object> accepted -> Optional.of(accepted.value());
            case Checked.Refused<Object> refused -> {
                add(term, refused, path);
                yield Optional.empty();
            }
        };
    }

    /** The members of a list, null among them; those that are refused were collected as problems. */
    List<@Nullable Object> readAll(Term term, List<@Nullable Object> literals, String path) {
        List<@Nullable Object> members = new ArrayList<>();
        for (int place = 0; place < literals.size(); place++) {
            Object literal = literals.get(place);
            if (literal == null) {
                members.add(null);
            } else {
                read(term, literal, path + "/" + place).ifPresent(members::add);
            }
        }
        return members;
    }

    /** The text a text operator is asked with, sound and not too long for a pattern. */
    String readText(Operator operator, String text, String path) {
        Texts.defect(text)
                .ifPresent(defect -> problems.add(
                        ErrorCode.INVALID_FILTER, path, "the text " + defect, "pass Unicode text without U+0000"));
        boolean isPattern = operator == Operator.LIKE || operator == Operator.ILIKE;
        if (isPattern && LikePattern.of(text).isTooLong()) {
            problems.add(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    path,
                    "the pattern is longer than 50000 bytes",
                    "use $contains, $startsWith or $endsWith, which take texts of any length");
        }
        return text;
    }

    /** What is at a path into JSON, or an element, is compared with a value of the comparand's own kind (§3). */
    private static Checked<Object> of(Term term, Object literal) {
        if (term.isJsonPath() || term.kind() == ValueClass.LIST) {
            return ofAnyKind(literal);
        }
        return switch (term.kind()) {
            case TEXT, FILE -> text(literal);
            case NUMBER -> widened(Numbers.read(literal));
            case BOOLEAN ->
                literal instanceof Boolean ? Checked.accepted(literal) : Checked.mismatch(literal, "true or false");
            case DATE -> widened(Temporals.day(literal));
            case DATETIME -> widened(Temporals.instant(literal));
            case TIME -> widened(Temporals.time(literal));
            case LIST, JSON, VECTOR, NONE ->
                throw new IllegalStateException(term.kind() + " is compared with no literal");
        };
    }

    /** A text, number or boolean; a temporal value is its canonical text (§3). */
    private static Checked<Object> ofAnyKind(Object literal) {
        return switch (literal) {
            case String text -> text(text);
            case Boolean flag -> Checked.accepted(flag);
            case Number number -> widened(Numbers.read(number));
            default ->
                Temporals.canonical(literal)
                        .<Checked<Object>>map(Checked::accepted)
                        .orElseGet(() -> Checked.mismatch(literal, "a text, number, boolean or temporal value"));
        };
    }

    private static Checked<Object> text(Object literal) {
        if (!(literal instanceof String text)) {
            return Checked.mismatch(literal, "a text");
        }
        return Texts.defect(text)
                .<Checked<Object>>map(defect -> new Checked.Refused<>(
                        ErrorCode.INVALID_FILTER, "the text " + defect, "pass Unicode text without U+0000"))
                .orElseGet(() -> Checked.accepted(text));
    }

    private static <T> Checked<Object> widened(Checked<T> checked) {
        return switch (checked) {
            case Checked.Accepted<T> accepted -> Checked.accepted(accepted.value());
            case Checked.Refused<T> refused -> new Checked.Refused<>(refused.code(), refused.message(), refused.hint());
        };
    }

    /** SEMANTICS.md §5: never a secret. */
    private void add(Term term, Checked.Refused<Object> refused, String path) {
        boolean isSecret = term.field().type().isSecret();
        problems.add(
                refused.code(),
                path,
                isSecret
                        ? refused.withoutValue().message()
                        : "field '" + term.field().name() + "': " + refused.message(),
                refused.hint());
    }
}
