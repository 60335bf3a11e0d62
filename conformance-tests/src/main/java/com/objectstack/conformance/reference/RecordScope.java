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
 * The records that a request sees and writes: its tenants' (SEMANTICS.md decision 13), and of an object with soft delete
 * those that are not deleted (decision 24).
 *
 * @param writer the tenant that writes, null for no scope
 * @param readable the tenants whose records are read beside those of none, empty for no scope
 * @param includesDeleted whether deleted records are seen and written
 */
record RecordScope(@Nullable String writer, Set<String> readable, boolean includesDeleted) {
    /** Every record there is: what unique keys and the scores of a search count. */
    static final RecordScope EVERYTHING = new RecordScope(null, Set.of(), true);

    private static final String DEFAULT_FIELD = "organization_id";

    /** {@code tenantIds} widens reads only. */
    static RecordScope of(DriverOptions options) {
        Set<String> readable = new LinkedHashSet<>();
        options.tenantId().ifPresent(readable::add);
        readable.addAll(options.tenantIds());
        return new RecordScope(
                options.tenantId().orElse(null), Collections.unmodifiableSet(readable), options.includeDeleted());
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
        boolean isOfTenants = readable.isEmpty() || tenant == null || readable.contains(String.valueOf(tenant));
        return (field == null || isOfTenants) && isKept(model, row);
    }

    /** Own records alone. */
    boolean writes(ObjectModel model, Row row) {
        String field = model.tenantField();
        return (field == null || writer == null || writer.equals(row.get(field))) && isKept(model, row);
    }

    private boolean isKept(ObjectModel model, Row row) {
        return includesDeleted || !model.isDeleted(row);
    }
}
