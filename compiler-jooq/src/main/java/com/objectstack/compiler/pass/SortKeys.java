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

    /** What a sort key names: a field, else a selected alias. */
    static Optional<ScopedField> field(String name, RowScope scope, QueryAST query) {
        return scope.field(name)
                .or(() -> query.fields().stream()
                        .filter(selection -> selection instanceof Selection.Field plain
                                && plain.alias().filter(name::equals).isPresent())
                        .findFirst()
                        .flatMap(selection -> scope.field(selection.field())));
    }

    /** The keys asked for, then those that make the order total, in the direction of the last one asked for. */
    static List<Key> total(RowScope scope, QueryAST query) {
        List<Key> keys = new ArrayList<>();
        Set<ScopedField.Key> sorted = new HashSet<>();
        for (SortNode node : query.orderBy()) {
            ScopedField field = field(node.field(), scope, query).orElseThrow();
            keys.add(new Key(node, field));
            sorted.add(field.key());
        }
        SortOrder direction = keys.isEmpty()
                ? SortOrder.ASC
                : keys.get(keys.size() - 1).node().order();
        for (ScopedField field : tieBreakers(scope, query)) {
            if (sorted.add(field.key())) {
                SortNode node = SortNode.asc(field.column().name());
                keys.add(new Key(new SortNode(node.field(), direction, node.nulls()), field));
            }
        }
        return keys;
    }

    private static List<ScopedField> tieBreakers(RowScope scope, QueryAST query) {
        if (query.distinct()) {
            return RowOutput.of(scope, query).stream().map(RowOutput::field).toList();
        }
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
