package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TableModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A primary key or unique index that covers every record: what an upsert can merge by.
 *
 * @param columns the fields of its columns, in key order
 * @param bucketed the tenant column whose NULL counts as one tenant (rule S3), one of {@code columns}, or null
 */
public record ConflictTarget(List<String> columns, @Nullable String bucketed) {
    /** Copies {@code columns}. */
    public ConflictTarget {
        columns = List.copyOf(columns);
    }

    /** The key every declared object has. */
    public static ConflictTarget id() {
        return new ConflictTarget(List.of(TableModel.ID), null);
    }

    /** The one that covers exactly these columns; a tenant bucket need not be named. */
    public static Optional<ConflictTarget> covering(List<String> keys, List<ConflictTarget> targets) {
        Set<String> wanted = Set.copyOf(keys);
        return targets.stream()
                .filter(target -> Set.copyOf(target.columns).equals(wanted))
                .findFirst()
                .or(() -> targets.stream()
                        .filter(target -> target.bucketed != null)
                        .filter(target -> target.withoutBucket().equals(wanted))
                        .findFirst());
    }

    private Set<String> withoutBucket() {
        Set<String> rest = new HashSet<>(columns);
        rest.remove(bucketed);
        return rest;
    }

    /** Whether a table has a record with some values of the columns. */
    Condition isMet(TableModel table, Function<String, Field<Object>> values) {
        return DSL.and(columns.stream()
                .map(column -> part(table, column).coerce(Object.class).eq(value(column, values.apply(column))))
                .toList());
    }

    private Field<Object> value(String column, Field<Object> value) {
        return column.equals(bucketed) ? TenantBucket.of(value) : value;
    }

    /** The key as the text of {@code on conflict (…)}: exactly the index's expressions. */
    List<Field<?>> parts(TableModel table) {
        return columns.stream().<Field<?>>map(column -> part(table, column)).toList();
    }

    private Field<?> part(TableModel table, String column) {
        String stored = table.storedName(column);
        return column.equals(bucketed) ? TenantBucket.of(stored) : Parts.column(stored);
    }
}
