package com.objectstack.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an object is shared among tenants; contract B200.
 *
 * @param enabled false opts the object out of tenant scope altogether
 * @param field the tenant column, or null: {@code organization_id} if the object declares it
 */
public record Tenancy(boolean enabled, @Nullable String field) {
    /**
     * The declared tenant column.
     *
     * @return the field name, empty if none was declared
     */
    public Optional<String> tenantField() {
        return Optional.ofNullable(field);
    }
}
