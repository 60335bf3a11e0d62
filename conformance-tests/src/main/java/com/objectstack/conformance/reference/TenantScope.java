package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverOptions;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records that a request sees and writes (SEMANTICS.md decision 13).
 *
 * @param writer the tenant that writes, null for no scope
 * @param readable the tenants whose records are read beside those of none, empty for no scope
 */
record TenantScope(@Nullable String writer, Set<String> readable) {
    private static final String DEFAULT_FIELD = "organization_id";

    /** {@code tenantIds} widens reads only. */
    static TenantScope of(DriverOptions options) {
        Set<String> readable = new LinkedHashSet<>();
        options.tenantId().ifPresent(readable::add);
        readable.addAll(options.tenantIds());
        return new TenantScope(options.tenantId().orElse(null), Collections.unmodifiableSet(readable));
    }

    /** The field that holds a record's tenant, null if tenants do not scope the object (contract B200). */
    static @Nullable String fieldOf(ObjectSchema schema) {
        Optional<Tenancy> tenancy = schema.tenancy();
        if (tenancy.filter(declared -> !declared.enabled()).isPresent()) {
            return null;
        }
        return tenancy.flatMap(Tenancy::tenantField)
                .filter(schema.fields()::containsKey)
                .orElse(schema.fields().containsKey(DEFAULT_FIELD) ? DEFAULT_FIELD : null);
    }

    /** Own records and those of no tenant. */
    boolean reads(ObjectModel model, Row row) {
        String field = model.tenantField();
        Object tenant = field == null ? null : row.get(field);
        return field == null || readable.isEmpty() || tenant == null || readable.contains(String.valueOf(tenant));
    }

    /** Own records alone. */
    boolean writes(ObjectModel model, Row row) {
        String field = model.tenantField();
        return field == null || writer == null || writer.equals(row.get(field));
    }
}
