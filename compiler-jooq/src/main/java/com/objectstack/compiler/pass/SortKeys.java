package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.SortField;

/** The sort keys of rows, made total; SEMANTICS.md decision 16. */
final class SortKeys {
    private SortKeys() {}

    /**
     * A sort key.
     *
     * @param node how it is sorted
     * @param field what is sorted by
     */
    record Key(SortNode node, ScopedField field) {
        List<SortField<?>> sql() {
            return Sorting.of(field, node);
        }
    }

    /** What a sort key names: a field, else a selected alias, else a window function. */
    static Optional<ScopedField> field(String name, RowScope scope, QueryAST query) {
        return rowField(name, scope, query)
                .or(() -> Optional.ofNullable(WindowOutputs.of(scope, query).get(name))
                        .map(column -> ScopedField.of(column, OutputScope.FINISHED)));
    }

    /** What a sort key inside a window names: a field, else a selected alias. */
    static Optional<ScopedField> rowField(String name, RowScope scope, QueryAST query) {
        return scope.field(name)
                .or(() -> query.fields().stream()
                        .filter(selection -> selection instanceof Selection.Field plain
                                && plain.alias().filter(name::equals).isPresent())
                        .findFirst()
                        .flatMap(selection -> scope.field(selection.field())));
    }

    /** The keys asked for, then those that make the order total, in the direction of the last one asked for. */
    static List<Key> total(RowScope scope, QueryAST query) {
        List<Key> keys = total(query.orderBy(), name -> field(name, scope, query), tieBreakers(scope, query));
        boolean bestFirst =
                query.orderBy().isEmpty() && scope.matches().source().isPresent();
        return bestFirst ? scope.matches().order(keys) : keys;
    }

    /**
     * Sort keys, then those that make the order total, in the direction of the last one asked for.
     *
     * @param nodes the keys asked for
     * @param names what they name
     * @param tieBreakers what makes the order total
     */
    static List<Key> total(
            List<SortNode> nodes, Function<String, Optional<ScopedField>> names, List<ScopedField> tieBreakers) {
        List<Key> keys = new ArrayList<>();
        Set<ScopedField.Key> sorted = new HashSet<>();
        for (SortNode node : nodes) {
            ScopedField field = names.apply(node.field()).orElseThrow();
            keys.add(new Key(node, field));
            sorted.add(field.key());
        }
        SortOrder direction = keys.isEmpty()
                ? SortOrder.ASC
                : keys.get(keys.size() - 1).node().order();
        for (ScopedField field : tieBreakers) {
            if (sorted.add(field.key())) {
                SortNode node = SortNode.asc(field.column().name());
                keys.add(new Key(new SortNode(node.field(), direction, node.nulls()), field));
            }
        }
        return keys;
    }

    private static List<ScopedField> tieBreakers(RowScope scope, QueryAST query) {
        return query.distinct() ? projected(scope, query) : rowKeys(scope);
    }

    /** What a query that does not group returns. */
    static List<ScopedField> projected(RowScope scope, QueryAST query) {
        Stream<ScopedField> windows = WindowOutputs.of(scope, query).values().stream()
                .map(column -> ScopedField.of(column, OutputScope.FINISHED));
        return Stream.concat(RowOutput.of(scope, query).stream().map(RowOutput::field), windows)
                .toList();
    }

    /** What tells each row from all others: the key of the object, then those of the joined ones. */
    static List<ScopedField> rowKeys(RowScope scope) {
        List<ScopedField> keys = new ArrayList<>(keysOf(scope.base()));
        scope.joins().values().forEach(source -> keys.addAll(keysOf(source)));
        return keys;
    }

    /** The id of a record; of a common table or derived table without one, all its columns. */
    private static List<ScopedField> keysOf(Source source) {
        TableModel table = source.table();
        if (table.hasId()) {
            return List.of(ScopedField.of(table.require(TableModel.ID), source));
        }
        return table.isDerived()
                ? table.columns().values().stream()
                        .map(column -> ScopedField.of(column, source))
                        .toList()
                : List.of();
    }
}
