package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Not;
import com.objectstack.query.Operator;
import com.objectstack.query.RelationCondition;
import com.objectstack.query.Subquery;
import com.objectstack.schema.ValueClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which records a partial index covers: its filter sees one record alone, and none of its lists' elements. */
final class IndexFilter {
    /** What can be asked of a list without looking at an element. */
    private static final Set<Operator> OF_WHOLE_LISTS = Set.of(Operator.NULL, Operator.EXISTS, Operator.SIZE);

    /** Of an index that is there: its filter was checked when it was made. */
    private static final DriverCapabilities ALL =
            new DriverCapabilities(EnumSet.allOf(Capability.class), Set.of(), Set.of());

    private final ObjectModel model;
    private final Catalog catalog;

    IndexFilter(ObjectModel model, Catalog catalog) {
        this.model = model;
        this.catalog = catalog;
    }

    /** Refuses a filter that is wrong, or that no index can have: {@code UNSUPPORTED}. */
    void check(Index index, DriverCapabilities capabilities) {
        if (index.where() != null) {
            String path = JsonPointers.child(index.path(), "where");
            covers(index.where(), path, capabilities);
            if (looksFurther(index.where())) {
                throw DriverException.of(
                        ErrorCode.UNSUPPORTED,
                        path,
                        "the filter of an index can ask neither for elements of a list nor for other records",
                        "compare plain fields");
            }
        }
    }

    /** Whether a record is covered. */
    Predicate<Row> covers(Index index) {
        return index.where() == null ? row -> true : covers(index.where(), index.path(), ALL);
    }

    private Predicate<Row> covers(Condition where, String path, DriverCapabilities capabilities) {
        Problems problems = new Problems();
        Scope scope = new Scope(catalog, capabilities, new Source(model.name(), catalog.records(model.name())), null);
        Filters filters = new Filters(
                scope,
                (query, place, outer) -> {
                    throw DriverException.of(
                            ErrorCode.UNSUPPORTED,
                            path,
                            "the filter of an index can ask for no other records",
                            "compare plain fields");
                },
                problems);
        Predicate<Tuple> test = filters.read(where, path);
        problems.throwIfAny();
        return row -> test.test(new Tuple(Map.of(model.name(), row), null));
    }

    private boolean looksFurther(Condition condition) {
        return switch (condition) {
            case Everything all -> false;
            case AllOf all -> anyLooksFurther(all.terms());
            case AnyOf any -> anyLooksFurther(any.terms());
            case FilterObject object -> anyLooksFurther(object.members());
            case Not not -> looksFurther(not.term());
            case FieldEquals equals -> isPathOfReferences(equals.field());
            case FieldCondition field -> looksFurther(field);
            case RelationCondition relation -> true;
            case ExistsCondition exists -> true;
        };
    }

    private boolean anyLooksFurther(List<? extends Condition> conditions) {
        return conditions.stream().anyMatch(this::looksFurther);
    }

    private boolean looksFurther(FieldCondition condition) {
        boolean isList = Source.column(model.columns(), condition.field())
                .filter(column -> column.kind() == ValueClass.LIST)
                .isPresent();
        return isPathOfReferences(condition.field())
                || condition.comparisons().stream().anyMatch(comparison -> looksFurther(comparison, isList));
    }

    private static boolean looksFurther(Comparison comparison, boolean isList) {
        return comparison.operand() instanceof Subquery || (isList && !OF_WHOLE_LISTS.contains(comparison.operator()));
    }

    private boolean isPathOfReferences(String name) {
        int dot = name.indexOf('.');
        return dot > 0
                && model.column(name.substring(0, dot))
                        .filter(head -> head.field().type().isReference())
                        .isPresent();
    }
}
