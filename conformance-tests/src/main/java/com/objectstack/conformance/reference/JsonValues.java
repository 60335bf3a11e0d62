package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.CanonicalText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON values: texts, numbers, booleans, null, lists and maps keep their kind (contract B140, B143). A temporal value
 * becomes its canonical text, a vector a list of numbers.
 */
final class JsonValues {
    /** SQLite reads JSON nested up to 1,000 levels; every driver stops where the narrowest does. */
    private static final int MAX_DEPTH = 900;

    /** Thrown through the recursion, to be caught where it began. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Checked.Refused<?> reason;

        Refusal(Checked.Refused<?> reason) {
            super(reason.message(), null, false, false);
            this.reason = reason;
        }
    }

    private JsonValues() {}

    /** A copy of a value in the forms that records hold. */
    static Checked<Object> read(Object value) {
        try {
            return Checked.accepted(Optional.ofNullable(plain(value, 0)).orElseThrow());
        } catch (Refusal refusal) {
            Checked.Refused<?> reason = refusal.reason;
            return new Checked.Refused<>(reason.code(), reason.message(), reason.hint());
        }
    }

    private static @Nullable Object plain(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw refusal("the JSON value is nested deeper than " + MAX_DEPTH + " levels", "nest it less");
        }
        return switch (value) {
            case null -> null;
            case String text -> accepted(FieldValues.unicode(text));
            case Boolean flag -> flag;
            case Number number -> accepted(Numbers.read(number));
            case Map<?, ?> map -> plainMap(map, depth);
            case Collection<?> list -> plainList(list, depth);
            case float[] vector -> plainVector(vector);
            case Instant instant -> CanonicalText.of(accepted(Temporals.instant(instant)));
            case OffsetDateTime moment -> CanonicalText.of(accepted(Temporals.instant(moment)));
            case LocalDate day -> CanonicalText.of(accepted(Temporals.day(day)));
            case LocalTime time -> CanonicalText.of(time);
            default -> throw noJson(value);
        };
    }

    private static Map<String, @Nullable Object> plainMap(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.forEach((key, member) -> {
            if (!(key instanceof String name)) {
                throw refusal("a JSON object has a key that is no text", "pass texts as keys");
            }
            plain.put(accepted(FieldValues.unicode(name)), plain(member, depth + 1));
        });
        return Collections.unmodifiableMap(plain);
    }

    private static List<@Nullable Object> plainList(Collection<?> list, int depth) {
        List<@Nullable Object> plain = new ArrayList<>(list.size());
        for (Object member : list) {
            plain.add(plain(member, depth + 1));
        }
        return Collections.unmodifiableList(plain);
    }

    private static List<@Nullable Object> plainVector(float[] vector) {
        List<@Nullable Object> plain = new ArrayList<>(vector.length);
        for (float component : vector) {
            plain.add(accepted(Numbers.read(component)));
        }
        return Collections.unmodifiableList(plain);
    }

    private static <T> T accepted(Checked<T> checked) {
        return switch (checked) {
            case Checked.Accepted<T> accepted -> accepted.value();
            case Checked.Refused<T> refused -> throw new Refusal(refused);
        };
    }

    private static Refusal noJson(Object value) {
        return refusal(
                "a " + value.getClass().getSimpleName() + " has no JSON form",
                "pass text, numbers, booleans, lists and maps");
    }

    private static Refusal refusal(String message, String hint) {
        return new Refusal(new Checked.Refused<>(ErrorCode.INVALID_DATA, message, hint));
    }
}
