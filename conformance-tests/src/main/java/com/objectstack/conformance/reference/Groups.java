package com.objectstack.conformance.reference;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Aggregation;
import com.objectstack.query.GroupKey;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.schema.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups: keys, then aggregates, in written order; without keys exactly one group, of all rows (SEMANTICS.md §2). */
final class Groups {
    private final RowNames names;
    private final QueryAST query;
    private final String path;
    private final Queries queries;
    private final Problems problems;
    private final Set<String> outputs = new HashSet<>();
    private final Map<String, Expression.Reading> keys = new LinkedHashMap<>();
    private final Map<String, Aggregates.Function> aggregates = new LinkedHashMap<>();

    Groups(RowNames names, QueryAST query, String path, Queries queries) {
        this.names = names;
        this.query = query;
        this.path = path;
        this.queries = queries;
        this.problems = queries.problems();
    }

    /** Judges all of it and finds out how it is computed. */
    void read() {
        judgeSelection();
        for (int place = 0; place < query.groupBy().size(); place++) {
            readKey(query.groupBy().get(place), child(path + "/groupBy", place));
        }
        Aggregates functions = new Aggregates(names, queries);
        for (int place = 0; place < query.aggregations().size(); place++) {
            Aggregation aggregation = query.aggregations().get(place);
            String at = child(path + "/aggregations", place);
            judgeOutput(aggregation.outputName(), at + "/alias");
            aggregates.put(aggregation.outputName(), functions.read(aggregation, at));
        }
    }

    /** The columns; those of names that stand for nothing are left out. */
    List<Column> columns() {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (GroupKey key : query.groupBy()) {
            names.find(key.field()).ifPresent(field -> columns.put(key.outputName(), column(key, field)));
        }
        for (Aggregation aggregation : query.aggregations()) {
            var field = aggregation.field().flatMap(names::find);
            if (field.isPresent() || aggregation.field().isEmpty()) {
                columns.put(aggregation.outputName(), Aggregates.column(aggregation, field));
            }
        }
        return List.copyOf(columns.values());
    }

    /** The groups of some rows. */
    List<Entry> of(List<Entry> rows) {
        Map<List<@Nullable Object>, List<Entry>> members = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            members.put(List.of(), rows);
        }
        if (!keys.isEmpty()) {
            for (Entry row : rows) {
                List<@Nullable Object> values = new ArrayList<>();
                keys.values().forEach(key -> values.add(key.of(row)));
                members.computeIfAbsent(Derived.key(values), key -> new ArrayList<>())
                        .add(row);
            }
        }
        return members.values().stream().map(this::group).toList();
    }

    private Entry group(List<Entry> rows) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        keys.forEach((name, key) -> values.put(name, key.of(rows.get(0))));
        aggregates.forEach((name, function) -> values.put(name, function.of(rows)));
        return new Entry(null, values);
    }

    private static Column column(GroupKey key, Expression field) {
        return switch (key) {
            case GroupKey.Field plain -> field.column().named(plain.outputName());
            case GroupKey.Bucket bucket -> Column.of(bucket.outputName(), FieldType.TEXT);
        };
    }

    private void judgeSelection() {
        Set<String> known = new HashSet<>();
        query.groupBy().forEach(key -> {
            known.add(key.field());
            known.add(key.outputName());
        });
        List<Selection> selected = query.fields();
        for (int place = 0; place < selected.size(); place++) {
            String name = selected.get(place).field();
            if (!known.contains(name)) {
                problems.add(
                        ErrorCode.INVALID_QUERY,
                        child(path + "/fields", place),
                        "'" + name + "' is no group key",
                        "add it to 'groupBy', or aggregate it");
            }
        }
    }

    private void readKey(GroupKey key, String at) {
        judgeOutput(key.outputName(), at);
        names.require(key.field(), at, problems).ifPresent(field -> {
            switch (key) {
                case GroupKey.Field plain -> {
                    field.require(Expression.SCALAR, at, "groups are made of scalars", problems);
                    keys.put(plain.outputName(), field.reading());
                }
                case GroupKey.Bucket bucket -> {
                    judgeBucket(bucket, field, at);
                    keys.put(bucket.outputName(), Buckets.of(bucket, field));
                }
            }
        });
    }

    private void judgeBucket(GroupKey.Bucket bucket, Expression field, String at) {
        field.require(Buckets.CALENDAR, at, "date buckets are made of days and instants", problems);
        Buckets.judgeZone(bucket, field, at + "/timezone", problems);
        var computed = queries.capabilities().dateGranularities();
        if (!computed.contains(bucket.granularity())) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    at + "/dateGranularity",
                    "buckets by " + bucket.granularity().wireName() + " are not computed",
                    "use one of " + computed);
        }
    }

    private void judgeOutput(String name, String at) {
        NameReader.judge(name, at, problems);
        if (!outputs.add(name.toLowerCase(Locale.ROOT))) {
            problems.add(ErrorCode.INVALID_QUERY, at, "two columns are named '" + name + "'", "give one another alias");
        }
    }
}
