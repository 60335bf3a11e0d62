package com.objectstack.compiler.ddl;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.ConflictTarget;
import com.objectstack.compiler.pass.TenantBucket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An index as the database has it.
 *
 * @param name its name
 * @param isUnique whether it is unique
 * @param isPartial whether it covers some records only
 * @param isCreated whether a statement made it, not a key or constraint of the table
 * @param columns its key columns, null for an expression
 * @param sql the statement that made it, "" if none did
 */
public record LiveIndex(
        String name,
        boolean isUnique,
        boolean isPartial,
        boolean isCreated,
        List<@Nullable String> columns,
        String sql) {
    /** Copies {@code columns}. */
    public LiveIndex {
        columns = Collections.unmodifiableList(new ArrayList<>(columns));
    }

    /** Its key as an object spells it; empty if it has an expression other than the tenant bucket. */
    public Optional<ConflictTarget> key(TableModel table) {
        List<String> names = new ArrayList<>();
        String tenantField = table.tenantField();
        String bucket = null;
        for (String column : columns) {
            if (column != null) {
                names.add(table.stored(column).map(ColumnModel::name).orElse(column));
            } else if (tenantField != null && bucket == null && TenantBucket.isIn(sql, table.storedName(tenantField))) {
                bucket = tenantField;
                names.add(tenantField);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new ConflictTarget(names, bucket));
    }
}
