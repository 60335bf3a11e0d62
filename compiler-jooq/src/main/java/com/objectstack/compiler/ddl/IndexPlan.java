package com.objectstack.compiler.ddl;

import com.objectstack.compiler.pass.ConflictTarget;
import com.objectstack.query.Condition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An index to be there.
 *
 * @param name its name
 * @param table its table
 * @param key its columns, one of them perhaps a tenant bucket
 * @param unique whether it is unique
 * @param where the records it covers, or null for all
 * @param path a JSON pointer to where it is declared
 */
public record IndexPlan(
        String name,
        String table,
        ConflictTarget key,
        boolean unique,
        @Nullable Condition where,
        String path) {
    /** Whether both are the same index, wherever declared. */
    boolean isSameAs(IndexPlan other) {
        return table.equals(other.table)
                && key.equals(other.key)
                && unique == other.unique
                && Objects.equals(where, other.where);
    }
}
