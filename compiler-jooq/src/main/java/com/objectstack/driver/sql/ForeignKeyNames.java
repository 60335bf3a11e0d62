package com.objectstack.driver.sql;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.Parts;
import com.objectstack.compiler.pass.Renderer;
import com.objectstack.driver.sql.LiveConstraints.ForeignKey;
import com.objectstack.driver.sql.LiveConstraints.Names;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Finds out which foreign key a write violates: SQLite does not tell. Of several that it may be, those are asked for whose
 * record is missing, or that still refer to a removed one.
 */
final class ForeignKeyNames {
    private final LiveConstraints live;
    private final TableModel model;
    private final String table;
    private final Written written;

    ForeignKeyNames(LiveConstraints live, TableModel model, Written written) {
        this.live = live;
        this.model = model;
        this.table = model.storedName();
        this.written = written;
    }

    /** The names, empty if more than one may be it. */
    Optional<Names> find() {
        List<ForeignKey> keys = live.foreignKeys(table);
        List<ForeignKey> own =
                keys.stream().filter(key -> !written.removes() && isGiven(key)).toList();
        List<ForeignKey> candidates = own.isEmpty()
                ? keys.stream()
                        .filter(key -> key.target().equalsIgnoreCase(table))
                        .toList()
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
                        .anyMatch(row -> key.columns().stream().anyMatch(column -> row.get(field(column)) != null));
    }

    /** What the data calls a column. */
    private String field(String column) {
        return model.stored(column).map(ColumnModel::name).orElse(column);
    }

    private boolean isMissing(ForeignKey key) {
        if (key.columns().size() > 1) {
            return true;
        }
        List<Object> values = written.rows().stream()
                .flatMap(row ->
                        Stream.<Object>ofNullable(row.get(field(key.columns().get(0)))))
                .filter(value -> value instanceof String || value instanceof Number)
                .toList();
        Select<?> found = DSL.selectOne()
                .from(DSL.table(DSL.name(key.target())).as(DSL.name("target")))
                .where(column("target", key.targetColumns().get(0)).eq(column("given", "value")));
        return isThere(DSL.selectOne()
                .from(DSL.table("json_each({0})", Parts.bind(JsonText.array(values)))
                        .as(DSL.name("given")))
                .where(DSL.notExists(found)));
    }

    private boolean isReferredTo(ForeignKey key) {
        if (key.columns().size() > 1 || written.ids().isEmpty()) {
            return true;
        }
        Select<?> removed = DSL.select(column("removed", key.targetColumns().get(0)))
                .from(DSL.table(DSL.name(key.target())).as(DSL.name("removed")))
                .where(DSL.cast(column("removed", model.storedName(TableModel.ID)), SQLDataType.CLOB)
                        .in(Parts.jsonValues(JsonText.array(List.copyOf(written.ids())))));
        return isThere(DSL.selectOne()
                .from(DSL.table(DSL.name(key.table())).as(DSL.name("referring")))
                .where(DSL.condition(
                        "{0} in ({1})", column("referring", key.columns().get(0)), removed)));
    }

    private static Field<Object> column(String table, String name) {
        return DSL.field(DSL.name(table, name), Object.class);
    }

    private boolean isThere(Select<?> rows) {
        Rendered question = Renderer.render(DSL.select(DSL.field(DSL.exists(rows))), List.of());
        return Objects.equals(
                1L, live.rows(question.sql(), question.binds().toArray()).get(0)[0]);
    }
}
