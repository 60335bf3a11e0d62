package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.driver.Problem;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of finished rows: group keys, aggregates and window functions.
 *
 * @param outputs the columns by name
 */
record OutputScope(Map<String, ColumnModel> outputs) implements NameScope {
    /** The finished rows themselves: their columns are written by name alone. */
    static final ScopedField.Owner FINISHED = Parts::column;

    @Override
    public Optional<ScopedField> field(String name) {
        return Optional.ofNullable(outputs.get(name)).map(column -> ScopedField.of(column, FINISHED));
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
