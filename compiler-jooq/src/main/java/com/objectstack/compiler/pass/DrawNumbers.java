package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.SequenceKey;
import com.objectstack.compiler.model.TableModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Compiles what raises a counter by as many numbers as a write draws, one statement for each block; contract B191 to
 * B194. A counter that is not there yet begins after the greatest number among the records.
 */
final class DrawNumbers {
    static final String LAST_VALUE = "last_value";

    private static final Table<?> SEQUENCES = DSL.table(DSL.name(SequenceKey.TABLE));
    private static final Field<Object> HASH = Parts.column(SequenceKey.HASH);
    private static final Field<Object> LAST = Parts.column(LAST_VALUE);
    private static final Field<Object> UPDATED_AT = Parts.column(TableModel.UPDATED_AT);
    private static final List<Field<Object>> COLUMNS = List.of(
            HASH,
            Parts.column("object"),
            Parts.column("tenant_id"),
            Parts.column("field"),
            Parts.column("scope"),
            LAST,
            UPDATED_AT);

    /** Greater numbers are no counter's; SQLite reads what is too long as the greatest of all. */
    private static final String GREATEST = "999999999999999999";

    private static final int SIZE = 5;
    private static final int NOW = 6;
    private static final int START = 7;
    private static final int FIRST = 8;
    private static final int END = 9;

    /** The values of an upsert's key, or the greatest number given. */
    private static final int MORE = 10;

    private final RowLayout layout;
    private final String now;

    private record Key(
            String field,
            boolean isBare,
            boolean raises,
            boolean ofAllTenants,
            @Nullable ConflictTarget unlessMet) {}

    /**
     * A compiler.
     *
     * @param layout the table whose records get the numbers
     * @param now the canonical text of the call's time
     */
    DrawNumbers(RowLayout layout, String now) {
        this.layout = layout;
        this.now = now;
    }

    /** Draws a block. */
    Rendered draw(NumberBlock block) {
        return statement(new Key(block.key().field(), block.isBare(), false, false, null), block, List.of());
    }

    /**
     * Draws a block unless an upsert meets a record: then no number is needed.
     *
     * @param target the key it merges by
     * @param values the stored values of the key's columns
     */
    Rendered drawUnlessMet(NumberBlock block, ConflictTarget target, List<@Nullable Object> values) {
        return statement(new Key(block.key().field(), block.isBare(), false, false, target), block, values);
    }

    /**
     * Raises a counter to the greatest number among the records, which somebody else wrote.
     *
     * @param given the greatest number among records of the same write
     * @param ofAllTenants whether those of other tenants count too, as they do where a number is unique for all
     */
    Rendered repair(NumberBlock block, long given, boolean ofAllTenants) {
        return statement(new Key(block.key().field(), block.isBare(), true, ofAllTenants, null), block, List.of(given));
    }

    private Rendered statement(Key key, NumberBlock block, List<? extends @Nullable Object> more) {
        SequenceKey counter = block.key();
        String prefix = block.prefix();
        List<@Nullable Object> values = new ArrayList<>(List.of(
                block.hash(),
                counter.object(),
                counter.tenant(),
                counter.field(),
                counter.scope(),
                block.size(),
                now,
                prefix.codePointCount(0, prefix.length()) + 1L,
                prefix + "0",
                // The character after 9.
                prefix + ":"));
        values.addAll(more);
        return layout.shape(key, () -> statement(key)).with(values.toArray());
    }

    private QueryPart statement(Key key) {
        Field<Object> greatest = greatest(key);
        Condition isKnown = DSL.exists(DSL.selectOne().from(SEQUENCES).where(HASH.eq(slot(0))));
        Field<Object> last = key.raises
                ? DSL.field("max({0}, {1})", Object.class, greatest, slot(MORE))
                : DSL.field(
                        "{0} + {1}",
                        Object.class,
                        slot(SIZE),
                        DSL.when(isKnown, DSL.inline((Object) 0)).otherwise(greatest));
        Condition unlessMet = key.unlessMet == null
                ? DSL.trueCondition()
                : DSL.notExists(DSL.selectOne()
                        .from(Parts.table(layout.table()))
                        .where(key.unlessMet.isMet(
                                layout.table(), column -> slot(MORE + placeIn(key.unlessMet, column)))));
        Field<Object> raised = key.raises
                ? DSL.field("max({0}, {1})", Object.class, LAST, DSL.excluded(LAST))
                : DSL.field("{0} + {1}", Object.class, LAST, slot(SIZE));
        Map<Field<?>, Object> changes = new LinkedHashMap<>();
        changes.put(LAST, raised);
        changes.put(UPDATED_AT, DSL.excluded(UPDATED_AT));
        return DSL.insertInto(SEQUENCES, COLUMNS)
                .select(DSL.select(slot(0), slot(1), slot(2), slot(3), slot(4), last, slot(NOW))
                        .where(unlessMet))
                .onConflict(HASH)
                .doUpdate()
                .set(changes);
    }

    private static int placeIn(ConflictTarget target, String column) {
        return target.columns().indexOf(column);
    }

    /** The greatest number among the records, the one before the first if there is none. */
    private Field<Object> greatest(Key key) {
        long first = Objects.requireNonNull(layout.numbers().get(layout.exactPlaceOf(key.field)))
                .first();
        Field<Object> value = Parts.column(key.field);
        Field<Object> number = key.isBare ? digits(value) : digitsAfter(value);
        Condition counts = DSL.condition("{0} between " + Math.min(first, 1) + " and " + GREATEST, number);
        Condition begins =
                key.isBare ? value.isNotNull() : value.ge(slot(FIRST)).and(value.lt(slot(END)));
        String tenantField = layout.table().tenantField();
        Condition own = tenantField == null || key.ofAllTenants
                ? DSL.noCondition()
                : TenantBucket.of(tenantField).coerce(Object.class).eq(slot(2));
        return DSL.field(
                first > 1 ? "max(coalesce({0}, 0), {1})" : "coalesce({0}, {1})",
                Object.class,
                DSL.field(DSL.select(DSL.max(number))
                        .from(Parts.table(layout.table()))
                        .where(DSL.and(begins, own, counts))),
                DSL.inline((Object) (first - 1)));
    }

    private static Field<Object> digitsAfter(Field<Object> value) {
        return DSL.field("cast(substr({0}, {1}) as integer)", Object.class, value, slot(START));
    }

    /** All digits of a text, whatever stands between them (contract B191). */
    private static Field<Object> digits(Field<Object> value) {
        return DSL.field(
                "cast(case when {0} glob '*[^0-9]*' then (with recursive digits(rest, found) as (select {0}, ''"
                        + " union all select substr(rest, 2), found || case when substr(rest, 1, 1) glob '[0-9]'"
                        + " then substr(rest, 1, 1) else '' end from digits where rest <> '')"
                        + " select found from digits where rest = '') else {0} end as integer)",
                Object.class, value);
    }

    private static Field<Object> slot(int number) {
        return StatementShape.slot(number);
    }
}
