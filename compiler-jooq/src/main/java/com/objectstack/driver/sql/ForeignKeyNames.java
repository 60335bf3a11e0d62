package com.objectstack.driver.sql;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.Parts;
import com.objectstack.driver.sql.LiveConstraints.ForeignKey;
import com.objectstack.driver.sql.LiveConstraints.Names;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Finds out which foreign key a write violates: SQLite does not tell. Of several that it may be, those are asked for whose
 * record is missing, or that still refer to a removed one.
 */
final class ForeignKeyNames {
    private final LiveConstraints live;
    private final String table;
    private final Written written;

    ForeignKeyNames(LiveConstraints live, String table, Written written) {
        this.live = live;
        this.table = table;
        this.written = written;
    }

    /** The names, empty if more than one may be it. */
    Optional<Names> find() {
        List<ForeignKey> keys = live.foreignKeys(table);
        List<ForeignKey> own =
                keys.stream().filter(key -> !written.removes() && isGiven(key)).toList();
        List<ForeignKey> candidates = own.isEmpty()
                ? keys.stream().filter(key -> key.target().equalsIgnoreCase(table)).toList()
                : own;
        if (candidates.size() > 1) {
            candidates = candidates.stream()
                    .filter(key -> own.isEmpty() ? isReferredTo(key) : isMissing(key))
                    .toList();
        }
        return candidates.size() == 1 ? Optional.of(candidates.get(0).names()) : Optional.empty();
    }

    private boolean isGiven(ForeignKey key) {
        return key.table().equalsIgnoreCase(table)
                && written.rows().stream()
                        .anyMatch(row -> key.columns().stream().anyMatch(column -> row.get(column) != null));
    }

    private boolean isMissing(ForeignKey key) {
        if (key.columns().size() > 1) {
            return true;
        }
        List<Object> values = written.rows().stream()
                .flatMap(row -> Stream.<Object>ofNullable(row.get(key.columns().get(0))))
                .filter(value -> value instanceof String || value instanceof Number)
                .toList();
        Select<?> found = DSL.selectOne()
                .from(DSL.table(DSL.name(key.target())).as("target"))
                .where(DSL.condition(
                        "{0} = {1}", DSL.field(DSL.name("target", key.targetColumns().get(0))), DSL.field("given.value")));
        return isThere(
                DSL.selectOne().from(DSL.table("json_each(?1) as given")).where(DSL.notExists(found)),
                JsonText.array(values));
    }

    private boolean isReferredTo(ForeignKey key) {
        if (key.columns().size() > 1 || written.ids().isEmpty()) {
            return true;
        }
        Select<?> removed = DSL.select(DSL.field(DSL.name(key.targetColumns().get(0))))
                .from(DSL.table(DSL.name(key.target())))
                .where(DSL.condition(
                        "cast({0} as text) in (select value from json_each(?1))", Parts.column(TableModel.ID)));
        return isThere(
                DSL.selectOne()
                        .from(DSL.table(DSL.name(key.table())))
                        .where(DSL.condition("{0} in ({1})", DSL.field(DSL.name(key.columns().get(0))), removed)),
                JsonText.array(List.copyOf(written.ids())));
    }

    private boolean isThere(Select<?> rows, String argument) {
        String sql = SqliteDialect.context().renderInlined(DSL.select(DSL.field(DSL.exists(rows))));
        return Objects.equals(1L, live.rows(sql, argument).get(0)[0]);
    }
}
