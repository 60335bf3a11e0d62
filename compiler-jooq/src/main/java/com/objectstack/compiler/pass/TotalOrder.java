package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Join;
import com.objectstack.query.NullOrder;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortOrder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.SortField;

/**
 * The order of a query's records by keys with names: what a cursor is a place in; SEMANTICS.md decision 16.
 *
 * @param object the object asked
 * @param keys the keys asked for, then those that make the order total
 * @param isTotal whether no two records need share a place
 */
record TotalOrder(String object, List<Key> keys, boolean isTotal) {
    /**
     * A key of the order.
     *
     * @param name what a cursor calls it
     * @param sort how it is sorted
     * @param neverNull whether it is declared so
     */
    record Key(String name, SortKeys.Key sort, boolean neverNull) {
        /** What the records are sorted by: of a JSON path two columns, first the kind of the value. */
        List<Field<?>> columns() {
            return sort.sql().stream().<Field<?>>map(SortField::$field).toList();
        }

        boolean isAscending() {
            return sort.node().order() == SortOrder.ASC;
        }

        /** Decision 15. */
        boolean isNullsFirst() {
            NullOrder nulls = sort.node().nulls();
            return nulls == NullOrder.DEFAULT ? isAscending() : nulls == NullOrder.FIRST;
        }
    }

    TotalOrder {
        keys = List.copyOf(keys);
    }

    /** The order of a query whose names all stand for something. */
    static TotalOrder of(RowScope scope, QueryAST query) {
        List<SortKeys.Key> sorts = query.isGrouped() ? ofGroups(scope, query) : SortKeys.total(scope, query);
        boolean inner = query.joins().stream().allMatch(join -> join.type() == Join.Type.INNER);
        List<Key> keys = new ArrayList<>();
        for (SortKeys.Key sort : sorts) {
            boolean asked = keys.size() < query.orderBy().size();
            String name = asked ? sort.node().field() : tieBreaker(sort.field(), scope, query);
            keys.add(new Key(name, sort, inner && isDeclaredNotNull(sort.field(), scope)));
        }
        return new TotalOrder(scope.base().table().name(), keys, isTotal(scope, query));
    }

    /** The names a cursor has, once each. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        keys.forEach(key -> names.add(key.name()));
        return names;
    }

    private static List<SortKeys.Key> ofGroups(RowScope scope, QueryAST query) {
        NameScope finished = new OutputScope(NestedQueries.outputs(scope, query));
        List<ScopedField> groupKeys = query.groupBy().stream()
                .map(GroupKey::outputName)
                .map(name -> finished.field(name).orElseThrow())
                .toList();
        return SortKeys.total(query.orderBy(), finished::field, groupKeys);
    }

    /** {@code id}, {@code alias.id}, or the name in the record where records are told apart by what they show. */
    private static String tieBreaker(ScopedField field, RowScope scope, QueryAST query) {
        String column = field.column().name();
        if (query.distinct() && !query.isGrouped()) {
            return RowOutput.of(scope, query).stream()
                    .filter(output -> output.field().key().equals(field.key()))
                    .map(RowOutput::label)
                    .findFirst()
                    .orElse(column);
        }
        boolean joined = field.owner() instanceof Source source && !source.equals(scope.base());
        return joined ? ((Source) field.owner()).alias() + "." + column : column;
    }

    /** Objects created elsewhere may have no key; the rows of other queries are told apart by all they have. */
    private static boolean isTotal(RowScope scope, QueryAST query) {
        Stream<Source> sources = Stream.concat(Stream.of(scope.base()), scope.joins().values().stream());
        return query.isGrouped()
                || query.distinct()
                || sources.map(Source::table).allMatch(table -> table.hasId() || table.isDerived());
    }

    private static boolean isDeclaredNotNull(ScopedField field, RowScope scope) {
        boolean isOwn = field.owner() instanceof Source source
                && (source.equals(scope.base()) || scope.joins().containsValue(source))
                && source.table().isDeclared();
        return isOwn
                && !field.isJsonPath()
                && (field.column().name().equals(TableModel.ID)
                        || field.column()
                                .field()
                                .filter(declared -> declared.notNull())
                                .isPresent());
    }
}
