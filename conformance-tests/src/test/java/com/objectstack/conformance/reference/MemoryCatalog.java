package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import com.objectstack.query.Condition;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Objects with fixed records, and filters asked of them. */
final class MemoryCatalog implements Catalog {
    static final DriverCapabilities ABLE = new DriverCapabilities(EnumSet.allOf(Capability.class), Set.of(), Set.of());
    static final DriverCapabilities PLAIN = new DriverCapabilities(Set.of(), Set.of(), Set.of());

    private final Map<String, ObjectModel> models = new LinkedHashMap<>();
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    /** Adds an object by its JSON schema and JSON records. */
    MemoryCatalog with(String object, String schema, String... records) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (String record : records) {
            data.add(RecordCodec.dataFromJson(JsonText.parse(record, ErrorCode.INVALID_DATA)));
        }
        return with(SchemaCodec.objectFromJson(JsonText.parse(schema, ErrorCode.INVALID_SCHEMA), object), data);
    }

    MemoryCatalog with(ObjectSchema schema, List<Map<String, Object>> records) {
        ObjectModel model =
                ObjectModel.of(schema, schema.fields().containsKey("organization_id") ? "organization_id" : null);
        models.put(schema.name(), model);
        rows.put(
                schema.name(),
                records.stream().map(record -> row(model, record)).toList());
        return this;
    }

    private static Row row(ObjectModel model, Map<String, Object> record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Column column : model.columns()) {
            Object given = record.get(column.name());
            values.put(column.name(), given == null ? null : stored(column, given));
        }
        return new Row(values);
    }

    private static Object stored(Column column, Object given) {
        return switch (column.kind()) {
            case NUMBER -> Numbers.read(given).form().orElseThrow();
            case DATE -> Temporals.day(given).form().orElseThrow();
            case DATETIME -> Temporals.instant(given).form().orElseThrow();
            case TIME -> Temporals.time(given).form().orElseThrow();
            default -> json(given);
        };
    }

    private static Object json(Object value) {
        return switch (value) {
            case Number number -> Numbers.read(number).form().orElseThrow();
            case null -> null;
            case Collection<?> list -> list.stream().map(MemoryCatalog::json).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(name, json(member)));
                yield members;
            }
            default -> value;
        };
    }

    @Override
    public Optional<ObjectModel> model(String object) {
        return Optional.ofNullable(models.get(object));
    }

    @Override
    public Relation records(String object) {
        return new Relation() {
            @Override
            public List<Column> columns() {
                return models.get(object).columns();
            }

            @Override
            public List<Row> rows(Tuple outer) {
                return rows.get(object);
            }
        };
    }

    @Override
    public List<String> names() {
        return List.copyOf(models.keySet());
    }

    Source source(String object) {
        return new Source(object, records(object));
    }

    /** The names of a query of one object. */
    Scope scope(String object) {
        return new Scope(this, ABLE, source(object), null);
    }

    /** The ids of an object's records on which a JSON filter holds, in stored order. */
    List<String> ids(String object, String where) {
        return ids(object, filter(where));
    }

    List<String> ids(String object, Condition where) {
        return ids(scope(object), where);
    }

    List<String> ids(Scope scope, Condition where) {
        Predicate<Tuple> test = test(scope, where);
        String object = scope.base().alias();
        return rows.get(object).stream()
                .filter(row -> test.test(new Tuple(Map.of(object, row), null)))
                .map(row -> (String) row.get("id"))
                .toList();
    }

    /** What is wrong with a JSON filter: code and place of each problem, in order. */
    List<String> problems(String object, String where) {
        return problems(scope(object), where);
    }

    List<String> problems(Scope scope, String where) {
        return refusals(scope, filter(where)).stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }

    List<Problem> refusals(Scope scope, Condition where) {
        try {
            test(scope, where);
            return List.of();
        } catch (DriverException refused) {
            return refused.problems();
        }
    }

    private Predicate<Tuple> test(Scope scope, Condition where) {
        Problems problems = new Problems();
        Predicate<Tuple> test = new Filters(scope, subqueries(problems), problems).read(where, "/where");
        problems.throwIfAny();
        return test;
    }

    /** Subqueries of {@code object}, {@code fields} and {@code where} alone. */
    Subqueries subqueries(Problems problems) {
        return (query, path, outer) -> {
            if (model(query.object()).isEmpty()) {
                problems.add(ErrorCode.UNKNOWN_OBJECT, path + "/object", "there is no such object", null);
                return new Matches(List.of(), List.of(), query.object(), tuple -> false);
            }
            Scope inner = new Scope(this, outer.capabilities(), source(query.object()), outer);
            Predicate<Tuple> where =
                    new Filters(inner, subqueries(problems), problems).read(query.where(), path + "/where");
            List<Column> columns = records(query.object()).columns().stream()
                    .filter(column -> query.fields().isEmpty()
                            || query.fields().stream()
                                    .anyMatch(field -> field.field().equals(column.name())))
                    .toList();
            return new Matches(columns, rows.get(query.object()), query.object(), where);
        };
    }

    private record Matches(List<Column> columns, List<Row> all, String object, Predicate<Tuple> where)
            implements Relation {
        @Override
        public List<Row> rows(Tuple outer) {
            return all.stream()
                    .filter(row -> where.test(new Tuple(Map.of(object, row), outer)))
                    .toList();
        }
    }

    static Condition filter(String where) {
        return QueryCodec.conditionFromJson(JsonText.parse(where, ErrorCode.INVALID_FILTER), "/where");
    }
}
