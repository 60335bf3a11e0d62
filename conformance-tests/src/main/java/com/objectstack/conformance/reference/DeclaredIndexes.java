package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.Uniqueness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The indexes that a schema's {@code unique}, {@code index} and {@code indexes} come to (contract §6.5, S1 to S7). */
final class DeclaredIndexes {
    private final ObjectModel model;
    private final Map<String, Index> indexes = new LinkedHashMap<>();

    private DeclaredIndexes(ObjectModel model) {
        this.model = model;
    }

    /**
     * All of an object, those for search left out.
     *
     * @throws DriverException {@code INVALID_SCHEMA} if one name is declared for two different indexes
     */
    static List<Index> of(ObjectModel model) {
        DeclaredIndexes declared = new DeclaredIndexes(model);
        model.schema().fields().values().forEach(declared::addField);
        List<IndexSchema> listed = model.schema().indexes();
        for (int place = 0; place < listed.size(); place++) {
            if (!listed.get(place).type().isSearch()) {
                declared.add(of(model, listed.get(place), JsonPointers.child("/indexes", place)));
            }
        }
        return List.copyOf(declared.indexes.values());
    }

    /** One index: its fields as listed, and the tenant before them if it is unique per organization (S5). */
    static Index of(ObjectModel model, IndexSchema index, String path) {
        List<String> fields = new ArrayList<>(index.fields());
        String bucket = index.unique() == Uniqueness.ORGANIZATION ? model.tenantField() : null;
        if (bucket != null && !fields.contains(bucket)) {
            fields.add(0, bucket);
        }
        boolean unique = index.unique() != Uniqueness.NONE;
        String name = index.name().orElseGet(() -> IndexName.of(model.name(), fields, unique));
        return new Index(name, new UniqueKey(fields, bucket), unique, index.where(), path);
    }

    /** A unique field is unique per tenant, if there are tenants and it is not unique for all (S3, S4). */
    private void addField(FieldSchema field) {
        String path = JsonPointers.child("/fields", field.name());
        if (field.unique() != Uniqueness.NONE && !field.name().equals(ObjectModel.ID)) {
            String tenant = model.tenantField();
            boolean perTenant = tenant != null
                    && field.unique() != Uniqueness.GLOBAL
                    && !field.name().equals(tenant);
            add(named(
                    perTenant ? List.of(tenant, field.name()) : List.of(field.name()),
                    perTenant ? tenant : null,
                    true,
                    path));
        }
        if (field.indexed()) {
            add(named(List.of(field.name()), null, false, path));
        }
    }

    private Index named(List<String> fields, @Nullable String bucket, boolean unique, String path) {
        String name = IndexName.of(model.name(), fields, unique);
        return new Index(name, new UniqueKey(fields, bucket), unique, null, path);
    }

    /** An index over a formula, which is not stored, is left out (S7). */
    private void add(Index index) {
        if (!index.key().fields().stream().allMatch(field -> model.column(field).isPresent())) {
            return;
        }
        Index earlier = indexes.putIfAbsent(index.name(), index);
        if (earlier != null && !earlier.isSameAs(index)) {
            throw DriverException.of(
                    ErrorCode.INVALID_SCHEMA,
                    index.path(),
                    "index '" + index.name() + "' is declared twice, and differently",
                    "give one of them another name");
        }
    }
}
