package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverOptions;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A row to {@code insert … on conflict (k) do update set a = excluded.a … where tenant = ? returning …}; contract B38 to
 * B47. A merge keeps {@code id}, {@code created_at}, autonumbers, the tenant and the keys.
 */
final class UpsertCompiler {
    private final RowLayout layout;
    private final Visibility visibility;

    private record Key(
            BitSet columns,
            BitSet numbered,
            List<String> missing,
            ConflictTarget target,
            boolean keepsUpdatedAt,
            boolean ofTenant,
            boolean hidesDeleted) {}

    UpsertCompiler(RowLayout layout, DriverOptions options) {
        this.layout = layout;
        this.visibility = Visibility.of(options);
    }

    Rendered upsert(EncodedRow row, ConflictTarget target, boolean keepsUpdatedAt, String now) {
        int count = row.width();
        String tenant = visibility.writer(layout.table()).orElse(null);
        Key key = new Key(
                row.given(),
                row.numbered(),
                row.numbers().stream()
                        .map(number -> number.missing() == null ? "" : number.missing())
                        .toList(),
                target,
                keepsUpdatedAt,
                tenant != null,
                visibility.hidesDeleted(layout.table()));
        StatementShape shape = layout.shape(key, () -> statement(key, count));
        @Nullable Object[] values = new @Nullable Object[count + 2];
        row.copyTo(values, 0);
        values[count] = now;
        values[count + 1] = tenant;
        return shape.with(values);
    }

    private QueryPart statement(Key key, int count) {
        return DSL.insertInto(Parts.table(layout.table()), layout.fields(key.columns))
                .values(cells(key))
                .onConflict(key.target.parts(layout.table()))
                .doUpdate()
                .set(merge(key.columns, key.target, key.keepsUpdatedAt, count))
                .where(visibility.writable(
                        layout.table(), Parts.columns(layout.table()), writer -> StatementShape.slot(count + 1)))
                .returning(layout.fields());
    }

    /** Where it meets a record there is no number, and none is needed. */
    private List<Field<Object>> cells(Key key) {
        Iterator<String> missing = key.missing.iterator();
        List<Field<Object>> plain = InsertCompiler.cells(key.columns, key.numbered, 0, DrawnNumber::standIn);
        Condition met = key.target.isMet(layout.table(), column -> {
            int place = layout.exactPlaceOf(column);
            return place >= 0 && key.columns.get(place)
                    ? plain.get(key.columns.get(0, place).cardinality())
                    : DSL.inline((Object) null);
        });
        Condition meets =
                DSL.exists(DSL.selectOne().from(Parts.table(layout.table())).where(met));
        return InsertCompiler.cells(key.columns, key.numbered, 0, first -> {
            String pointer = missing.next();
            Field<Object> number = pointer.isEmpty() ? DrawnNumber.number(first) : Raising.error(pointer);
            return DSL.when(meets, DrawnNumber.standIn(first)).otherwise(number);
        });
    }

    private Map<Field<?>, Object> merge(BitSet given, ConflictTarget target, boolean keepsUpdatedAt, int nowSlot) {
        Map<Field<?>, Object> merge = new LinkedHashMap<>();
        given.stream()
                .mapToObj(layout.columns()::get)
                .filter(c -> isMerged(c, target))
                .forEach(column -> {
                    Field<Object> field = Parts.column(column);
                    merge.put(field, DSL.excluded(field));
                });
        if (merge.isEmpty()) {
            // Still an update, so that the record comes back (contract B43).
            Field<Object> key = Parts.column(
                    layout.table(),
                    layout.table().hasId() ? TableModel.ID : target.columns().get(0));
            return Map.of(key, key);
        }
        if (layout.table().isStamped()) {
            Field<Object> updatedAt = Parts.column(layout.table(), TableModel.UPDATED_AT);
            merge.put(
                    updatedAt,
                    keepsUpdatedAt
                            ? DSL.excluded(updatedAt)
                            : UpdateCompiler.latest(layout.table(), StatementShape.slot(nowSlot)));
        }
        return merge;
    }

    private boolean isMerged(ColumnModel column, ConflictTarget target) {
        boolean isAudit = layout.table().isDeclared()
                && List.of(TableModel.CREATED_AT, TableModel.UPDATED_AT).contains(column.name());
        return !column.name().equals(TableModel.ID)
                && !isAudit
                && !column.isAutonumber()
                && !column.name().equals(layout.table().tenantField())
                && !target.columns().contains(column.name());
    }
}
