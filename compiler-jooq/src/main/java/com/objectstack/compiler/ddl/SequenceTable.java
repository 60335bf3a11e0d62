package com.objectstack.compiler.ddl;

import com.objectstack.compiler.dialect.SqliteTypes;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.SequenceKey;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.Parts;
import com.objectstack.compiler.pass.Renderer;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The table of counters; contract B196 and B197. Earlier drivers made it with the key {@code (object, tenant_id, field)},
 * then with {@code scope} in it too; such a table becomes one of today, its counters kept.
 */
public final class SequenceTable {
    private static final String MADE_ANEW = SequenceKey.TABLE + "_new";
    private static final List<String> COUNTER = List.of("object", "tenant_id", "field");
    private static final String SCOPE = "scope";
    private static final String LAST_VALUE = "last_value";

    private SequenceTable() {}

    /** Whether numbers are drawn for an object. */
    public static boolean isNeededBy(TableModel table) {
        return table.columns().values().stream().anyMatch(column -> column.isAutonumber());
    }

    /** Makes the table. */
    public static Rendered create() {
        return create(SequenceKey.TABLE);
    }

    /**
     * Whether the table is one of an earlier driver.
     *
     * @param columns its columns
     * @throws DriverException {@code SCHEMA_CONFLICT} if it is none of counters
     */
    public static boolean isOlder(Set<String> columns) {
        if (columns.contains(SequenceKey.HASH)) {
            return false;
        }
        if (!columns.containsAll(COUNTER) || !columns.contains(LAST_VALUE)) {
            throw DriverException.of(
                    ErrorCode.SCHEMA_CONFLICT,
                    "",
                    "table '" + SequenceKey.TABLE + "' is none of counters: it has the columns " + columns,
                    "rename it; the name is the driver's own");
        }
        return true;
    }

    /**
     * The keys of an earlier driver's counters.
     *
     * @param columns the table's columns
     */
    public static Rendered counters(Set<String> columns) {
        List<Field<?>> key = new ArrayList<>();
        COUNTER.forEach(name -> key.add(Parts.column(name)));
        key.add(scopeOf(columns));
        return Renderer.render(DSL.select(key).from(DSL.table(DSL.name(SequenceKey.TABLE))), List.of());
    }

    /**
     * Makes an earlier driver's table one of today.
     *
     * @param columns its columns
     * @param counters the rows of {@link #counters}; their numbers are read when the statements run
     */
    public static List<Rendered> migrate(Set<String> columns, List<@Nullable Object[]> counters) {
        List<Rendered> statements = new ArrayList<>(List.of(create(MADE_ANEW)));
        counters.forEach(counter -> statements.add(copy(columns, counter)));
        statements.add(Renderer.inlined(DSL.dropTable(DSL.name(SequenceKey.TABLE))));
        statements.add(Renderer.inlined(DSL.alterTable(DSL.name(MADE_ANEW)).renameTo(DSL.name(SequenceKey.TABLE))));
        return statements;
    }

    /**
     * Gives counters to an object or field of another name.
     *
     * @param counters the rows of {@link #counters} of a table of today
     * @param object the object's name so far, and the one from now on
     * @param field the field's name so far, null for every field
     * @param newField the field's name from now on
     */
    public static List<Rendered> rename(
            List<@Nullable Object[]> counters,
            Map.Entry<String, String> object,
            @Nullable String field,
            @Nullable String newField) {
        List<Rendered> statements = new ArrayList<>();
        for (@Nullable Object[] row : counters) {
            SequenceKey old = new SequenceKey(text(row[0], ""), text(row[1], ""), text(row[2], ""), text(row[3], ""));
            if (old.object().equals(object.getKey())
                    && (field == null || old.field().equals(field))) {
                SequenceKey key = new SequenceKey(
                        object.getValue(), old.tenant(), newField == null ? old.field() : newField, old.scope());
                statements.add(Renderer.inlined(DSL.query(
                        "update {0} set {1} = {2}, {3} = {4}, {5} = {6} where {1} = {7}",
                        DSL.name(SequenceKey.TABLE),
                        DSL.name(SequenceKey.HASH),
                        DSL.inline(key.hash()),
                        DSL.name("object"),
                        DSL.inline(key.object()),
                        DSL.name("field"),
                        DSL.inline(key.field()),
                        DSL.inline(old.hash()))));
            }
        }
        return statements;
    }

    private static Rendered copy(Set<String> columns, @Nullable Object[] counter) {
        Table<?> older = DSL.table(DSL.name(SequenceKey.TABLE));
        Condition same = DSL.noCondition();
        for (int place = 0; place < COUNTER.size(); place++) {
            same = same.and(isSame(Parts.column(COUNTER.get(place)), counter[place]));
        }
        if (columns.contains(SCOPE)) {
            same = same.and(isSame(Parts.column(SCOPE), counter[COUNTER.size()]));
        }
        SequenceKey key = new SequenceKey(
                text(counter[0], ""),
                text(counter[1], SequenceKey.NO_TENANT),
                text(counter[2], ""),
                text(counter[3], ""));
        // Two rows that differ by NULL and its stand-in are one counter.
        Field<Object> last = DSL.field("coalesce(max({0}), 0)", Object.class, Parts.column(LAST_VALUE));
        return Renderer.render(
                DSL.insertInto(DSL.table(DSL.name(MADE_ANEW)))
                        .columns(
                                Parts.column(SequenceKey.HASH),
                                Parts.column("object"),
                                Parts.column("tenant_id"),
                                Parts.column("field"),
                                Parts.column(SCOPE),
                                Parts.column(LAST_VALUE))
                        .select(DSL.select(
                                        Parts.bind(key.hash()),
                                        Parts.bind(key.object()),
                                        Parts.bind(key.tenant()),
                                        Parts.bind(key.field()),
                                        Parts.bind(key.scope()),
                                        last)
                                .from(older)
                                .where(same))
                        .onConflict(Parts.column(SequenceKey.HASH))
                        .doUpdate()
                        .set(Map.of(
                                Parts.column(LAST_VALUE),
                                DSL.field(
                                        "max({0}, {1})",
                                        Object.class,
                                        Parts.column(LAST_VALUE),
                                        DSL.excluded(Parts.column(LAST_VALUE))))),
                List.of());
    }

    private static Condition isSame(Field<Object> column, @Nullable Object value) {
        return value == null ? column.isNull() : column.eq(Parts.bind(value));
    }

    private static Field<Object> scopeOf(Set<String> columns) {
        return columns.contains(SCOPE) ? Parts.column(SCOPE) : DSL.inline((Object) "");
    }

    private static String text(@Nullable Object value, String ifNull) {
        return value == null ? ifNull : value.toString();
    }

    private static Rendered create(String name) {
        return Renderer.inlined(DSL.createTableIfNotExists(DSL.name(name))
                .column(DSL.name(SequenceKey.HASH), SqliteTypes.TEXT.notNull())
                .column(DSL.name("object"), SqliteTypes.TEXT.notNull())
                .column(DSL.name("tenant_id"), SqliteTypes.TEXT.notNull())
                .column(DSL.name("field"), SqliteTypes.TEXT.notNull())
                .column(DSL.name(SCOPE), SqliteTypes.TEXT.notNull().defaultValue(DSL.inline((Object) "")))
                .column(DSL.name(LAST_VALUE), SqliteTypes.INTEGER.notNull().defaultValue(DSL.inline((Object) 0L)))
                .column(DSL.name(TableModel.UPDATED_AT), SqliteTypes.TEXT)
                .constraint(DSL.primaryKey(DSL.name(SequenceKey.HASH))));
    }
}
