package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.normalize.NormalizeFilter;
import com.objectstack.query.AllOf;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Join;
import com.objectstack.query.Operator;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortOrder;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;

/** What indexes would find the rows of a query by: fields that are compared for equality, then a range, else the order. */
final class IndexableFields {
    private static final Set<Operator> EQUALITIES = Set.of(Operator.EQ, Operator.IN);
    private static final Set<Operator> RANGES =
            Set.of(Operator.GT, Operator.GTE, Operator.LT, Operator.LTE, Operator.STARTS_WITH);

    private static final Set<ValueClass> WITHOUT_INDEX = Set.of(ValueClass.LIST, ValueClass.JSON, ValueClass.VECTOR);

    private final RowScope scope;
    private final QueryAST query;
    private final Map<ScopedField.Key, ScopedField> equal = new LinkedHashMap<>();
    private final Map<ScopedField.Key, ScopedField> ranged = new LinkedHashMap<>();

    IndexableFields(RowScope scope, QueryAST query) {
        this.scope = scope;
        this.query = query;
        query.joins().stream().map(Join::on).forEach(on -> add(NormalizeFilter.apply(on)));
        add(NormalizeFilter.apply(query.where()));
    }

    /** The key of an index on one of the query's tables, empty if none would help. */
    List<ReadSource.Part> keyOf(Source source) {
        List<ReadSource.Part> key = new ArrayList<>(equal.values().stream()
                .filter(field -> isIndexed(field, source))
                .map(field -> part(field, false))
                .toList());
        ranged.values().stream()
                .filter(field -> isIndexed(field, source) && !equal.containsKey(field.key()))
                .findFirst()
                .ifPresentOrElse(field -> key.add(part(field, false)), () -> key.addAll(order(source)));
        boolean onlyId = key.stream().allMatch(part -> part.name().equals(TableModel.ID));
        return onlyId ? List.of() : key;
    }

    private void add(Condition condition) {
        switch (condition) {
            case AllOf all -> all.terms().forEach(this::add);
            case FieldCondition field ->
                named(field).ifPresent(name -> add(name, field.comparisons().get(0)));
            default -> {}
        }
    }

    private void add(ScopedField field, Comparison comparison) {
        Optional<ScopedField> other = comparison.operand() instanceof FieldReference reference
                ? scope.comparand(reference.field())
                : Optional.empty();
        if (other.filter(right -> right.owner().equals(field.owner())).isPresent()) {
            return;
        }
        if (EQUALITIES.contains(comparison.operator())) {
            equal.putIfAbsent(field.key(), field);
            other.ifPresent(right -> equal.putIfAbsent(right.key(), right));
        } else if (RANGES.contains(comparison.operator())) {
            ranged.putIfAbsent(field.key(), field);
            other.ifPresent(right -> ranged.putIfAbsent(right.key(), right));
        }
    }

    private Optional<ScopedField> named(FieldCondition condition) {
        return scope.field(condition.field())
                .map(field -> condition.path().isEmpty() ? field : field.at(condition.path()));
    }

    /** An order is worth an index where reading stops early; descending parts are only named if others ascend. */
    private List<ReadSource.Part> order(Source source) {
        if (query.isGrouped() || query.distinct() || query.effectiveLimit().isEmpty()) {
            return List.of();
        }
        List<SortKeys.Key> keys = SortKeys.total(scope, query);
        SortOrder first = keys.get(0).node().order();
        return keys.stream()
                .filter(key -> isIndexed(key.field(), source))
                .map(key -> part(key.field(), key.node().order() != first))
                .toList();
    }

    private static boolean isIndexed(ScopedField field, Source source) {
        boolean isScalar = field.isJsonPath()
                || field.column().kind().filter(WITHOUT_INDEX::contains).isEmpty();
        return field.owner().equals(source) && isScalar;
    }

    private static ReadSource.Part part(ScopedField field, boolean descends) {
        Field<Object> column = Parts.column(field.column());
        Field<Object> value = field.isJsonPath() ? JsonPaths.extract(column, field.path()) : column;
        String name = field.column().name() + (field.isJsonPath() ? "_path" : "");
        return new ReadSource.Part(name, descends ? value.desc() : value);
    }
}
