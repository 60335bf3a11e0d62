package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The records an operation may see and write: its tenants' (SEMANTICS.md decision 13), and of an object with soft delete
 * those that are not deleted (decision 24). Whatever reads or writes an object's records asks here.
 *
 * @param tenant the tenant that reads and writes, or null for no scope
 * @param readable the tenants whose records are read beside those of none, empty for no scope
 * @param seesDeleted whether deleted records are seen
 */
public record Visibility(@Nullable String tenant, List<String> readable, boolean seesDeleted) {
    private static final Visibility NONE = new Visibility(null, List.of(), false);

    /** The scope an operation's options ask for. */
    public static Visibility of(DriverOptions options) {
        if (options.tenantId().isEmpty() && options.tenantIds().isEmpty()) {
            return options.includeDeleted() ? new Visibility(null, List.of(), true) : NONE;
        }
        Set<String> readable = new LinkedHashSet<>();
        options.tenantId().ifPresent(readable::add);
        readable.addAll(options.tenantIds());
        return new Visibility(options.tenantId().orElse(null), List.copyOf(readable), options.includeDeleted());
    }

    /** The tenant that writes the records of a table, empty if none bounds them. */
    Optional<String> writer(TableModel table) {
        return table.tenantField() == null ? Optional.empty() : Optional.ofNullable(tenant);
    }

    /** Whether a table may have records that are not seen. */
    boolean hidesSome(TableModel table) {
        return hidesDeleted(table) || (table.tenantField() != null && !readable.isEmpty());
    }

    /** Whether deleted records of a table are not seen. */
    boolean hidesDeleted(TableModel table) {
        return table.deletedField() != null && !seesDeleted;
    }

    /**
     * The records that are read: own ones plus those of no tenant.
     *
     * @param table the table
     * @param columns its columns, as the statement writes them
     * @param slots where tenants are literals
     */
    Condition readable(TableModel table, Function<String, Field<Object>> columns, Slots slots) {
        Condition kept = kept(table, columns);
        return table.tenantField() == null || readable.isEmpty()
                ? kept
                : DSL.and(ofTenants(columns.apply(table.tenantField()), slots), kept);
    }

    /**
     * The records that are written: own ones alone.
     *
     * @param table the table
     * @param columns its columns, as the statement writes them
     */
    Condition writable(TableModel table, Function<String, Field<Object>> columns) {
        return writable(table, columns, Parts::bind);
    }

    /** The same, with the tenant bound in a way of its own. */
    Condition writable(
            TableModel table, Function<String, Field<Object>> columns, Function<String, Field<Object>> bind) {
        Condition own = writer(table)
                .map(writer ->
                        columns.apply(String.valueOf(table.tenantField())).eq(bind.apply(writer)))
                .orElse(DSL.noCondition());
        return DSL.and(own, kept(table, columns));
    }

    private Condition kept(TableModel table, Function<String, Field<Object>> columns) {
        String deletedField = table.deletedField();
        return deletedField == null || seesDeleted
                ? DSL.noCondition()
                : columns.apply(deletedField).isNull();
    }

    private Condition ofTenants(Field<Object> tenantField, Slots slots) {
        Condition own = readable.size() == 1
                ? tenantField.eq(slots.bind(readable, readable, tenants -> ((List<?>) tenants).get(0)))
                : tenantField.in(
                        Parts.jsonValues(slots.bind(readable, readable, tenants -> JsonText.array((List<?>) tenants))));
        return own.or(tenantField.isNull());
    }
}
