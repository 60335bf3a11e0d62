package com.objectstack.conformance.mutants;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Drivers that store and return values otherwise. */
final class ValueMutants {
    private ValueMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "loses the last bits of a whole number",
                        stored(Long.class, whole -> (Object) (long) whole.doubleValue()),
                        "rec-17 prop-21"),
                Mutant.of("returns whole numbers as doubles", returned(Long.class, Long::doubleValue), ""),
                Mutant.of("trims texts", stored(String.class, String::strip), "rec-18 prop-21"),
                Mutant.of(
                        "normalizes texts",
                        stored(String.class, text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
                        "rec-18"),
                Mutant.of(
                        "stores NULL for an empty text",
                        stored(String.class, text -> text.isEmpty() ? null : text),
                        "rec-18 prop-21"),
                Mutant.of(
                        "reads a number into a text of digits",
                        stored(String.class, text -> text.matches("0[0-9]+") ? text.replaceFirst("^0+", "") : text),
                        "txt-12"),
                Mutant.of("returns booleans as numbers", returned(Boolean.class, flag -> flag ? 1L : 0L), "find-03"),
                Mutant.of(
                        "returns days of the zone to the west",
                        returned(LocalDate.class, day -> day.minusDays(1)),
                        "tmp-05"),
                Mutant.of(
                        "returns moments of another zone",
                        returned(Instant.class, moment -> moment.plus(Duration.ofHours(1))),
                        "tmp-05"),
                Mutant.of(
                        "returns moments to the second",
                        returned(Instant.class, moment -> moment.truncatedTo(ChronoUnit.SECONDS)),
                        "tmp-05"),
                Mutant.of(
                        "returns times to the minute",
                        returned(LocalTime.class, time -> time.truncatedTo(ChronoUnit.MINUTES)),
                        "tmp-05"),
                Mutant.of(
                        "stores NULL for an empty list",
                        stored(List.class, list -> list.isEmpty() ? null : list),
                        "lst-03"),
                Mutant.of(
                        "returns vectors as lists",
                        returned(float[].class, vector -> List.of((double) vector[0])),
                        "near-02"),
                Mutant.of("returns a row number", Mutation.records(ValueMutants::withRowId), "find-01"),
                Mutant.of(
                        "returns fields in the order of their names",
                        Mutation.records(record -> DataRecord.copyOf(new TreeMap<>(record))),
                        "find-02"),
                Mutant.of(
                        "returns all fields",
                        Mutation.queries((call, query) -> Rewriting.with(query, "fields", List.of())),
                        "find-04 prop-14"),
                Mutant.of(
                        "does not rename fields",
                        Mutation.nodes(Selection.Field.class, field -> Rewriting.with(field, "as", null)),
                        "find-07"),
                Mutant.of("finds an id in any case", Mutation.on("findById", ValueMutants::foldingCase), "find-12"));
    }

    private static <T> Mutation stored(Class<T> type, UnaryNull<T> change) {
        return Mutation.stored(value -> type.isInstance(value) ? change.of(type.cast(value)) : value);
    }

    private static <T> Mutation returned(Class<T> type, UnaryNull<T> change) {
        return Mutation.values(value -> type.isInstance(value) ? change.of(type.cast(value)) : value);
    }

    private interface UnaryNull<T> {
        @Nullable
        Object of(T value);
    }

    private static DataRecord withRowId(DataRecord record) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(record);
        more.put("rowid", 1L);
        return DataRecord.copyOf(more);
    }

    private static @Nullable Object foldingCase(Call call) {
        String id = (String) call.arguments().get(1);
        call.proceed();
        return call.data().find(call.object(), QueryAST.ALL, call.options()).stream()
                .filter(record -> id.equalsIgnoreCase(record.id()))
                .findFirst();
    }
}
