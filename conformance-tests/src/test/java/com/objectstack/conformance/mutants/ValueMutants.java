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
                        "agg-14 flt-23 prop-21 rec-17 sort-07"),
                Mutant.of(
                        "returns whole numbers of a single record as doubles",
                        ofOne(Long.class, Long::doubleValue),
                        "bulk-04 bulk-06 bulk-07 con-01 conc-01 conc-02 conc-06 conc-09 fault-03 flt-20 json-04 prop-08 rec-04 rec-08 rec-11 rec-12 rec-14 rec-17 sch-02 sch-07 sch-18 sub-10 tx-02 ups-01 ups-04 del-01 del-03 del-04 del-11 fault-01"),
                Mutant.of("trims texts", stored(String.class, String::strip), "prop-21 prop-22 rec-02 rec-18 txt-13"),
                Mutant.of(
                        "normalizes texts",
                        stored(String.class, text -> Normalizer.normalize(text, Normalizer.Form.NFC)),
                        "rec-18 txt-13"),
                Mutant.of(
                        "stores NULL for an empty text",
                        stored(String.class, text -> text.isEmpty() ? null : text),
                        "prop-21 rec-18 tmp-08"),
                Mutant.of(
                        "reads a number into a text of digits",
                        stored(
                                String.class,
                                text -> text.matches("0[0-9]+") ? text.replaceFirst("^0+", "txt-12") : text),
                        "txt-12"),
                Mutant.of(
                        "returns booleans as numbers",
                        returned(Boolean.class, flag -> flag ? 1L : 0L),
                        "agg-05 find-03 find-17 json-04 json-11 rec-18 sch-14 sch-15"),
                Mutant.of(
                        "returns days of the zone to the west",
                        returned(LocalDate.class, day -> day.minusDays(1)),
                        "bkt-04 find-03 find-17 sch-14 tmp-05 tmp-06"),
                Mutant.of(
                        "returns moments of another zone",
                        returned(Instant.class, moment -> moment.plus(Duration.ofHours(1))),
                        "agg-17 bkt-04 find-03 find-17 rec-07 rec-12 rec-13 sch-14 tmp-05 tmp-06 ups-05"),
                Mutant.of(
                        "returns moments to the second",
                        returned(Instant.class, moment -> moment.truncatedTo(ChronoUnit.SECONDS)),
                        "find-03 find-17 rec-07 rec-09 rec-13 tmp-05 tmp-06 ups-05"),
                Mutant.of(
                        "returns times to the minute",
                        returned(LocalTime.class, time -> time.truncatedTo(ChronoUnit.MINUTES)),
                        "prop-22 tmp-05 tmp-06"),
                Mutant.of(
                        "stores NULL for an empty list",
                        stored(List.class, list -> list.isEmpty() ? null : list),
                        "json-04 lst-03 lst-06 lst-07 lst-10"),
                Mutant.of(
                        "returns vectors as lists",
                        returned(float[].class, vector -> List.of((double) vector[0])),
                        "near-02"),
                Mutant.of(
                        "returns a row number",
                        Mutation.records(ValueMutants::withRowId),
                        "find-01 find-02 find-04 rec-04 rec-12 del-03"),
                Mutant.of(
                        "returns fields in the order of their names",
                        Mutation.records(record -> DataRecord.copyOf(new TreeMap<>(record))),
                        "agg-02 agg-03 agg-04 agg-05 agg-06 agg-07 agg-08 agg-09 agg-10 agg-13 bkt-02 bkt-03 bkt-04 cte-10 exp-04 exp-11 find-02 near-04 page-03 rec-04 ref-08 sch-07 win-11 win-12 del-03"),
                Mutant.of(
                        "returns all fields",
                        Mutation.queries((call, query) -> Rewriting.with(query, "fields", List.of())),
                        "cte-02 cte-03 cte-08 exp-04 exp-05 exp-06 exp-07 exp-11 find-04 find-07 find-14 find-18 join-02 join-03 join-04 join-06 join-07 join-08 join-09 join-10 json-11 many-04 near-04 page-03 page-05 page-07 prop-14 ref-07 sch-07 sort-09 sort-12 ten-09 win-02 win-03 win-04 win-05 win-06 win-07 win-08 win-09 win-10 win-11 win-13 del-13"),
                Mutant.of(
                        "does not rename fields",
                        Mutation.nodes(Selection.Field.class, field -> Rewriting.with(field, "as", null)),
                        "find-07 join-02 join-03 join-04 join-08 join-09 json-11 ref-07 same-05 del-13"),
                Mutant.of("finds an id in any case", Mutation.on("findById", ValueMutants::foldingCase), "find-12"));
    }

    private static <T> Mutation stored(Class<T> type, UnaryNull<T> change) {
        return Mutation.stored(value -> type.isInstance(value) ? change.of(type.cast(value)) : value);
    }

    private static <T> Mutation returned(Class<T> type, UnaryNull<T> change) {
        return Mutation.values(value -> type.isInstance(value) ? change.of(type.cast(value)) : value);
    }

    private static <T> Mutation ofOne(Class<T> type, UnaryNull<T> change) {
        Mutation all = returned(type, change);
        return call -> call.is("findOne", "findById") ? all.answer(call) : call.proceed();
    }

    private interface UnaryNull<T> {
        @Nullable
        Object of(T value);
    }

    private static DataRecord withRowId(DataRecord record) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(record);
        if (record.containsKey("created_at")) {
            more.put("rowid", 1L);
        }
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
