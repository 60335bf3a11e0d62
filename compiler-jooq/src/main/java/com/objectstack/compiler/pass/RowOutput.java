package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.ResultColumn;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A column of a query that does not group.
 *
 * @param name its name in the record
 * @param owner the alias whose nested record it belongs to, or null for the record itself
 * @param field what it reads
 */
record RowOutput(String name, @Nullable String owner, ScopedField field) {
    /** What a joined row has beside its columns; no field has such a name. */
    static final String MARK = ResultColumn.MARK;

    private static final ColumnModel MARK_COLUMN = new ColumnModel(MARK, null, ValueClass.NUMBER, ValueCodecs.NUMBER);

    /** The fields asked for, else those of the object, then those of each joined object. */
    static List<RowOutput> of(RowScope scope, QueryAST query) {
        List<RowOutput> outputs = new ArrayList<>();
        if (query.fields().isEmpty()) {
            addAll(scope.base(), null, outputs);
            addMatches(scope, outputs);
            scope.joins().forEach((alias, source) -> addAll(source, alias, outputs));
        }
        for (Selection selection : query.fields()) {
            scope.field(selection.field())
                    .ifPresent(field -> outputs.add(new RowOutput(name(selection, field), null, field)));
        }
        if (scope.depth() == 1 && !query.fields().isEmpty()) {
            addMatches(scope, outputs);
        }
        scope.distance()
                .filter(distance -> outputs.stream()
                        .noneMatch(
                                output -> output.name().equals(distance.column().name())))
                .ifPresent(
                        distance -> outputs.add(new RowOutput(distance.column().name(), null, distance)));
        return outputs;
    }

    /**
     * The same, and for each joined row whose columns may all be NULL a mark before them: whether it is there at all. Only
     * for records: a row of a query inside another has no nested ones.
     */
    static List<RowOutput> marked(RowScope scope, QueryAST query) {
        List<RowOutput> outputs = of(scope, query);
        for (int place = 0; place < outputs.size(); place++) {
            String owner = outputs.get(place).owner;
            Source source = owner == null ? null : scope.joins().get(owner);
            boolean isFirst = place == 0 || !Objects.equals(owner, outputs.get(place - 1).owner);
            if (source != null && isFirst && source.needsMark()) {
                outputs.add(place++, new RowOutput(MARK, owner, ScopedField.of(MARK_COLUMN, source)));
            }
        }
        return outputs;
    }

    /** The name a selected field has in the record. */
    static String name(Selection selection, ScopedField field) {
        boolean path = field.isJsonPath() || selection.field().indexOf('.') >= 0;
        return selection
                .alias()
                .orElse(path ? selection.field() : field.column().name());
    }

    /** Its name in the statement, unlike that of every other output. */
    String label() {
        return owner == null ? name : owner + "." + name;
    }

    /** What the statement selects. */
    Field<?> select() {
        Field<Object> value = field.isJsonPath() ? JsonPaths.json(field.stored(), field.path()) : field.stored();
        boolean plain = !field.isJsonPath() && label().equals(field.column().name()) && label().equals(value.getName());
        return plain ? value : value.as(DSL.name(label()));
    }

    ResultColumn result() {
        return new ResultColumn(
                name,
                owner,
                field.isJsonPath()
                        ? ValueCodecs.JSON_TEXT::decode
                        : field.column().codec()::decode);
    }

    /** The column it is of a derived table. */
    ColumnModel shape() {
        ColumnModel column = field.column();
        return field.isJsonPath()
                ? new ColumnModel(label(), null, ValueClass.JSON, ValueCodecs.JSON_TEXT)
                : new ColumnModel(label(), column.declared(), column.valueClass(), column.codec());
    }

    private static void addMatches(RowScope scope, List<RowOutput> outputs) {
        scope.matches()
                .missing(outputs)
                .forEach(field -> outputs.add(new RowOutput(field.column().name(), null, field)));
    }

    private static void addAll(Source source, @Nullable String owner, List<RowOutput> outputs) {
        source.table()
                .columns()
                .values()
                .forEach(column -> outputs.add(new RowOutput(column.name(), owner, ScopedField.of(column, source))));
    }
}
