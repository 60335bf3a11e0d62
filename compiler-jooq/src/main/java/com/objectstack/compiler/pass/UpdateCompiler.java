package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverOptions;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Changes to {@code update t set a = ?, updated_at = max(coalesce(updated_at, ''), ?) where id = ? returning …}. */
final class UpdateCompiler {
    private final RowLayout layout;
    private final Visibility visibility;
    private final @Nullable String tenant;

    private record Key(BitSet columns, boolean touches, boolean ofTenant, boolean hidesDeleted) {}

    UpdateCompiler(RowLayout layout, DriverOptions options) {
        this.layout = layout;
        this.visibility = Visibility.of(options);
        this.tenant = visibility.writer(layout.table()).orElse(null);
    }

    /** Changes one record; without anything to set, reads it. */
    Rendered byId(EncodedRow row, String id, boolean touches, String now) {
        BitSet columns = row.given();
        if (columns.isEmpty() && !(touches && layout.table().isStamped())) {
            return current(id);
        }
        int count = columns.cardinality();
        Key key = new Key(columns, touches, tenant != null, visibility.hidesDeleted(layout.table()));
        StatementShape shape = layout.shape(key, () -> statement(columns, touches, count));
        @Nullable Object[] values = new @Nullable Object[count + 3];
        row.copyTo(values, 0);
        values[count] = now;
        values[count + 1] = id;
        values[count + 2] = tenant;
        return shape.with(values);
    }

    private QueryPart statement(BitSet columns, boolean touches, int count) {
        Condition key = Parts.column(layout.table(), TableModel.ID).eq(StatementShape.slot(count + 1));
        Condition writable = visibility.writable(
                layout.table(), Parts.columns(layout.table()), writer -> StatementShape.slot(count + 2));
        return DSL.update(Parts.table(layout.table()))
                .set(slotChanges(columns, touches))
                .where(DSL.and(key, writable))
                .returning(layout.fields());
    }

    /** The record an update without changes returns. */
    Rendered current(String id) {
        Condition key = Parts.column(layout.table(), TableModel.ID).eq(Parts.bind(id));
        return Renderer.render(
                DSL.select(layout.fields())
                        .from(Parts.table(layout.table()))
                        .where(DSL.and(key, visibility.writable(layout.table(), Parts.columns(layout.table())))),
                layout.results());
    }

    /** Changes every record of a condition, which sees own records alone. */
    Rendered matching(Condition affected, EncodedRow row, String now) {
        Map<Field<?>, Object> changes = new LinkedHashMap<>();
        row.given().stream()
                .forEach(place -> changes.put(Parts.column(layout.columns().get(place)), Parts.bind(row.get(place))));
        touch(changes, row.given(), Parts.bind(now));
        return Renderer.render(
                DSL.update(Parts.table(layout.table())).set(changes).where(affected), List.of());
    }

    private Map<Field<?>, Object> slotChanges(BitSet columns, boolean touches) {
        Map<Field<?>, Object> changes = new LinkedHashMap<>();
        int slot = 0;
        for (Field<Object> field : layout.fields(columns)) {
            changes.put(field, StatementShape.slot(slot++));
        }
        if (touches) {
            touch(changes, columns, StatementShape.slot(slot));
        }
        return changes;
    }

    private void touch(Map<Field<?>, Object> changes, BitSet columns, Field<Object> now) {
        int place = layout.exactPlaceOf(TableModel.UPDATED_AT);
        if (layout.table().isStamped() && !columns.get(place)) {
            changes.put(Parts.column(layout.table(), TableModel.UPDATED_AT), latest(layout.table(), now));
        }
    }

    /** The later of the stored {@code updated_at} and now: it never goes back (SEMANTICS.md decision 19). */
    static Field<String> latest(TableModel table, Field<Object> now) {
        Field<String> stored = DSL.coalesce(Parts.textColumn(table.storedName(TableModel.UPDATED_AT)), DSL.inline(""));
        return DSL.greatest(stored, now.coerce(String.class));
    }
}
