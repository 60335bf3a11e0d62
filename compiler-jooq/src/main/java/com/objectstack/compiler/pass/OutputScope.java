package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.driver.Problem;
import com.objectstack.schema.ValueClass;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;

/**
 * The columns of finished rows: group keys, aggregates and window functions.
 *
 * @param outputs the columns by name
 * @param owner what they are columns of
 */
record OutputScope(Map<String, ColumnModel> outputs, ScopedField.Owner owner) implements NameScope {
    /** The finished rows themselves: their columns are written by name alone. */
    static final ScopedField.Owner FINISHED = Parts::column;

    OutputScope(Map<String, ColumnModel> outputs) {
        this(outputs, FINISHED);
    }

    /**
     * The columns of a derived table as a filter of it names them. Where lists are among them they are qualified: inside
     * json_each a name such as 'value' would be one of its own columns.
     *
     * @param outputs the columns by name
     * @param table the table's name
     */
    static OutputScope in(Map<String, ColumnModel> outputs, String table) {
        boolean hasLists = outputs.values().stream().anyMatch(column -> column.valueClass() == ValueClass.LIST);
        return hasLists
                ? new OutputScope(outputs, name -> DSL.field(DSL.name(table, name), Object.class))
                : new OutputScope(outputs);
    }

    @Override
    public Optional<ScopedField> field(String name) {
        return Optional.ofNullable(outputs.get(name)).map(column -> ScopedField.of(column, owner));
    }

    @Override
    public Optional<ScopedField> comparand(String name) {
        return field(name);
    }

    @Override
    public Problem refusal(String name, String path) {
        return NameScope.unknown(name, path, "the finished rows have no column ", outputs.keySet());
    }

    @Override
    public Problem comparandRefusal(String name, String path) {
        return refusal(name, path);
    }

    @Override
    public boolean isTenantField(ScopedField field) {
        return false;
    }
}
