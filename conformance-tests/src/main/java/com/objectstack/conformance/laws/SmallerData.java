package com.objectstack.conformance.laws;

import com.objectstack.driver.DriverOptions;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sets of objects, and cases over them, one step smaller: without an object, rows, a field, a value. */
final class SmallerData {
    private SmallerData() {}

    /** First a smaller query of the same set, for that need not be stored again. */
    static Stream<ReadCase> of(ReadCase read) {
        Stream<ReadCase> queries = SmallerQueries.of(read.query()).map(read::asking);
        Stream<ReadCase> sets = of(read.data()).map(read::over);
        Stream<ReadCase> plain = read.options().equals(DriverOptions.NONE)
                ? Stream.empty()
                : Stream.of(new ReadCase(read.data(), read.object(), read.query(), DriverOptions.NONE));
        return Stream.of(plain, queries, sets).flatMap(Function.identity());
    }

    /** First fewer steps. */
    static Stream<WriteCase> of(WriteCase write) {
        Stream<WriteCase> fewer = Lists.without(write.steps()).map(steps -> new WriteCase(write.data(), steps));
        Stream<WriteCase> sets = of(write.data()).map(data -> new WriteCase(data, write.steps()));
        Stream<WriteCase> smaller =
                Lists.replacing(write.steps(), SmallerData::of).map(steps -> new WriteCase(write.data(), steps));
        return Stream.of(fewer, sets, smaller).flatMap(Function.identity());
    }

    private static Stream<Step> of(Step step) {
        Stream<Step> rows = step.action() == Step.Action.BULK_CREATE
                ? Lists.without(step.data()).map(step::with)
                : Stream.empty();
        Stream<Step> data = Lists.replacing(step.data(), SmallerData::shorter).map(step::with);
        Stream<Step> queries = SmallerQueries.of(step.query()).map(step::asking);
        Stream<Step> tenants = step.tenant() == null
                ? Stream.empty()
                : Stream.of(new Step(step.action(), step.object(), step.data(), step.names(), step.query(), null));
        return Stream.of(rows, data, queries, tenants).flatMap(Function.identity());
    }

    private static Stream<Map<String, @Nullable Object>> shorter(Map<String, @Nullable Object> data) {
        return data.keySet().stream().filter(name -> !name.equals("id")).map(name -> {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(data);
            copy.remove(name);
            return copy;
        });
    }

    static Stream<Dataset> of(Dataset data) {
        Stream<Dataset> objects = data.objects().stream().map(data::without);
        Stream<Dataset> rows = data.objects().stream().flatMap(object -> fewerRows(data, object.name()));
        Stream<Dataset> fields = data.objects().stream()
                .flatMap(object -> object.fields().values().stream().map(field -> without(data, object, field)));
        Stream<Dataset> values = data.objects().stream().flatMap(object -> fewerValues(data, object.name()));
        return Stream.of(objects, rows, fields, values).flatMap(Function.identity());
    }

    private static Stream<Dataset> fewerRows(Dataset data, String object) {
        Stream<List<Map<String, @Nullable Object>>> fewer =
                Lists.<Map<String, @Nullable Object>>without(data.rowsOf(object));
        return fewer.map(rows -> data.with(object, rows));
    }

    private static Stream<Dataset> fewerValues(Dataset data, String object) {
        List<Dataset> fewer = new ArrayList<>();
        List<Map<String, @Nullable Object>> rows = data.rowsOf(object);
        for (int place = 0; place < rows.size(); place++) {
            for (Map<String, @Nullable Object> nulled : nulled(rows.get(place))) {
                List<Map<String, @Nullable Object>> copy = new ArrayList<>(rows);
                copy.set(place, nulled);
                fewer.add(data.with(object, copy));
            }
        }
        return fewer.stream();
    }

    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    private static Dataset without(Dataset data, ObjectSchema object, FieldSchema field) {
        Map<String, FieldSchema> left = new LinkedHashMap<>(object.fields());
        left.remove(field.name());
        ObjectSchema narrow =
                new ObjectSchema(object.name(), left, object.indexes(), object.declaredTenancy(), object.metadata());
        List<ObjectSchema> objects = new ArrayList<>(data.objects());
        objects.set(objects.indexOf(object), narrow);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> row : data.rowsOf(object.name())) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>(row);
            copy.remove(field.name());
            rows.add(copy);
        }
        return new Dataset(objects, data.rows()).with(object.name(), rows);
    }

    private static List<Map<String, @Nullable Object>> nulled(Map<String, @Nullable Object> row) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> cell : row.entrySet()) {
            if (!cell.getKey().equals("id") && cell.getValue() != null) {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>(row);
                copy.put(cell.getKey(), null);
                all.add(copy);
            }
        }
        return all;
    }
}
