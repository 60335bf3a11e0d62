package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The records an operation may see and write; SEMANTICS.md decision 13.
 *
 * @param tenant the tenant that reads and writes, or null for no scope
 * @param readable the tenants whose records are read beside those of none, empty for no scope
 */
public record TenantScope(@Nullable String tenant, List<String> readable) {
    private static final TenantScope NONE = new TenantScope(null, List.of());

    /** The scope an operation's options ask for. */
    public static TenantScope of(DriverOptions options) {
        if (options.tenantId().isEmpty() && options.tenantIds().isEmpty()) {
            return NONE;
        }
        Set<String> readable = new LinkedHashSet<>();
        options.tenantId().ifPresent(readable::add);
        readable.addAll(options.tenantIds());
        return new TenantScope(options.tenantId().orElse(null), List.copyOf(readable));
    }

    /** The tenant that writes. */
    public Optional<String> writer() {
        return Optional.ofNullable(tenant);
    }

    /** Own records plus those of no tenant. */
    Condition readable(TableModel table, Slots slots) {
        return table.tenantField() == null ? DSL.noCondition() : readable(Parts.column(table.tenantField()), slots);
    }

    /** Own records plus those of no tenant, by their tenant column. */
    Condition readable(Field<Object> tenantField, Slots slots) {
        if (readable.isEmpty()) {
            return DSL.noCondition();
        }
        Condition own = readable.size() == 1
                ? tenantField.eq(slots.bind(readable, readable, tenants -> ((List<?>) tenants).get(0)))
                : tenantField.in(
                        Parts.jsonValues(slots.bind(readable, readable, tenants -> JsonText.array((List<?>) tenants))));
        return own.or(tenantField.isNull());
    }

    /** Own records alone, by their tenant column. */
    Condition writable(Field<Object> tenantField) {
        return tenant == null ? DSL.noCondition() : tenantField.eq(Parts.bind(tenant));
    }

    /** Own records alone. */
    public Condition writable(TableModel table) {
        return table.tenantField() == null ? DSL.noCondition() : writable(Parts.column(table.tenantField()));
    }
}
