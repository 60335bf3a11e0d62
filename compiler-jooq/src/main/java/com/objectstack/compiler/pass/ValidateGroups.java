package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.GroupKey;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.schema.ValueClass;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Judges {@code groupBy}, {@code aggregations} and {@code having}; SEMANTICS.md §2 and contract 5.11. */
final class ValidateGroups {
    private static final Set<ValueClass> CALENDAR = Set.of(ValueClass.DATE, ValueClass.DATETIME);

    private final RowScope scope;
    private final QueryAST query;
    private final String root;
    private final ValidateFilter filters;
    private final DriverCapabilities capabilities;
    private final Problems problems;
    private final ValidateCollecting collecting;
    private final Set<String> outputs = new HashSet<>();

    ValidateGroups(RowScope scope, QueryAST query, String root, ValidateFilter filters, Problems problems) {
        this.scope = scope;
        this.query = query;
        this.root = root;
        this.filters = filters;
        this.capabilities = scope.context().capabilities();
        this.problems = problems;
        this.collecting = new ValidateCollecting(scope, problems);
    }

    void check(NestedQueries nested) {
        checkSelection();
        for (int place = 0; place < query.groupBy().size(); place++) {
            checkKey(query.groupBy().get(place), child(root + "/groupBy", place));
        }
        for (int place = 0; place < query.aggregations().size(); place++) {
            checkAggregation(query.aggregations().get(place), child(root + "/aggregations", place));
        }
        NameScope finished = new OutputScope(NestedQueries.outputs(scope, query));
        new ValidateFilter(finished, capabilities, nested, problems).check(query.having(), root + "/having");
    }

    private void checkSelection() {
        Set<String> keys = new HashSet<>();
        query.groupBy().forEach(key -> {
            keys.add(key.field());
            keys.add(key.outputName());
        });
        List<Selection> selected = query.fields();
        for (int place = 0; place < selected.size(); place++) {
            if (!keys.contains(selected.get(place).field())) {
                problems.add(
                        ErrorCode.INVALID_QUERY,
                        child(root + "/fields", place),
                        "'" + selected.get(place).field() + "' is no group key",
                        "add it to 'groupBy', or aggregate it");
            }
        }
    }

    private void checkKey(GroupKey key, String path) {
        checkOutput(key.outputName(), path);
        ScopedField field = scope.resolve(key.field(), path, problems);
        if (field == null) {
            return;
        }
        switch (key) {
            case GroupKey.Field plain -> requireKind(field, Kinds.SCALAR, path, "groups are made of scalars");
            case GroupKey.Bucket bucket -> {
                requireKind(field, CALENDAR, path, "date buckets are made of days and instants");
                BucketZone.check(bucket, field, path + "/timezone", problems);
                if (!capabilities.dateGranularities().contains(bucket.granularity())) {
                    problems.add(
                            ErrorCode.UNSUPPORTED,
                            path + "/dateGranularity",
                            "buckets by " + bucket.granularity().wireName() + " are not computed",
                            "use one of " + capabilities.dateGranularities());
                }
            }
        }
    }

    private void checkAggregation(Aggregation aggregation, String path) {
        checkOutput(aggregation.outputName(), path + "/alias");
        AggregateFunction function = aggregation.function();
        boolean wantsField = function != AggregateFunction.COUNT || aggregation.distinct();
        if (aggregation.field().isPresent()) {
            checkAggregated(aggregation, path + "/field");
        } else if (wantsField) {
            problems.add(ErrorCode.INVALID_QUERY, path + "/field", function.wireName() + " needs a field", "name one");
        }
        collecting.checkOptions(aggregation, path);
        filters.check(aggregation.filter(), path + "/filter");
    }

    private void checkAggregated(Aggregation aggregation, String path) {
        ScopedField field = scope.resolve(aggregation.field().orElseThrow(), path, problems);
        if (field == null) {
            return;
        }
        switch (aggregation.function()) {
            case SUM, AVG -> requireKind(field, Kinds.NUMERIC, path, "numbers and booleans can be added");
            case MIN, MAX, COUNT_DISTINCT -> requireKind(field, Kinds.SCALAR, path, "scalars can be compared");
            case ARRAY_AGG, STRING_AGG -> collecting.checkField(aggregation, field, path);
            case COUNT -> {}
        }
    }

    private void requireKind(ScopedField field, Set<ValueClass> wanted, String path, String hint) {
        Kinds.require(field, wanted, path, hint, problems);
    }

    private void checkOutput(String name, String path) {
        Names.check(name, path, problems);
        if (!outputs.add(name.toLowerCase(Locale.ROOT))) {
            problems.add(
                    ErrorCode.INVALID_QUERY, path, "two columns are named '" + name + "'", "give one another alias");
        }
    }
}
