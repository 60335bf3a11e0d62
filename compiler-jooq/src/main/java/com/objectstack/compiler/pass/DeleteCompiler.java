package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Records to {@code delete from t where …}, own records alone; of an object with soft delete to {@code update t set
 * deleted_at = ? …}, which no record gets twice.
 */
final class DeleteCompiler {
    private final TableModel table;
    private final DriverOptions options;
    private final Condition writable;
    private final String now;

    /**
     * A compiler of deletes.
     *
     * @param table the table
     * @param options the tenant, and what becomes of deleted records
     * @param now the canonical text of the call's time
     */
    DeleteCompiler(TableModel table, DriverOptions options, String now) {
        this.table = table;
        this.options = options;
        this.writable = Visibility.of(options).writable(table, Parts.columns(table));
        this.now = now;
    }

    Rendered byId(String id) {
        return matching(DSL.and(Parts.column(table, TableModel.ID).eq(Parts.bind(id)), writable));
    }

    Rendered byIds(List<String> ids) {
        return matching(DSL.and(
                Parts.textColumn(table.storedName(TableModel.ID)).in(Parts.jsonValues(JsonText.array(ids))), writable));
    }

    /** Removes every record of a condition, which sees writable records alone. */
    Rendered matching(Condition affected) {
        String deletedField = table.deletedField();
        return deletedField == null || options.hardDelete()
                ? Renderer.render(DSL.deleteFrom(Parts.table(table)).where(affected), List.of())
                : marking(Parts.column(table, deletedField), affected);
    }

    private Rendered marking(Field<Object> deletedAt, Condition affected) {
        Map<Field<?>, Object> changes = new LinkedHashMap<>();
        changes.put(deletedAt, Parts.bind(now));
        if (table.isStamped()) {
            changes.put(Parts.column(table, TableModel.UPDATED_AT), UpdateCompiler.latest(table, Parts.bind(now)));
        }
        Condition unmarked = options.includeDeleted() ? deletedAt.isNull() : DSL.noCondition();
        return Renderer.render(
                DSL.update(Parts.table(table)).set(changes).where(DSL.and(affected, unmarked)), List.of());
    }
}
