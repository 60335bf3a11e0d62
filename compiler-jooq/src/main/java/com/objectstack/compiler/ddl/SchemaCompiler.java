package com.objectstack.compiler.ddl;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.ConflictTarget;
import com.objectstack.compiler.pass.Parts;
import com.objectstack.compiler.pass.Renderer;
import com.objectstack.compiler.pass.TenantBucket;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.Problem;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.CreateIndexIncludeStep;
import org.jooq.CreateTableElementListStep;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Tables and indexes to DDL. Literals are inlined: SQLite takes no binds there. Thread-safe. */
public final class SchemaCompiler {
    private final PartialFilters filters;

    /**
     * A compiler.
     *
     * @param filters lowers the filters of partial indexes
     */
    public SchemaCompiler(PartialFilters filters) {
        this.filters = filters;
    }

    /**
     * A new table of a declared object.
     *
     * @param strict whether it refuses values of other types than its columns'
     */
    public Rendered createTable(TableModel table, boolean strict) {
        CreateTableElementListStep create = DSL.createTableIfNotExists(Parts.table(table));
        for (ColumnModel column : table.columns().values()) {
            create = create.column(DSL.name(column.name()), ColumnTypes.in(column, strict));
        }
        QueryPart statement = create.constraint(DSL.primaryKey(DSL.name(TableModel.ID)));
        return Renderer.inlined(strict ? DSL.query("{0} strict", statement) : statement);
    }

    /**
     * What a table lacks, one statement a column.
     *
     * @throws DriverException {@code SCHEMA_CONFLICT} with every column that a table with records cannot get
     */
    public List<Rendered> addColumns(TableModel table, LiveTable live) {
        List<ColumnModel> missing = table.columns().values().stream()
                .filter(column -> !live.has(column.name()))
                .toList();
        List<Problem> conflicts = missing.stream()
                .filter(column ->
                        column.name().equals(TableModel.ID) || (live.isPopulated() && !ColumnTypes.canBeAdded(column)))
                .map(column -> conflict(table, column))
                .toList();
        if (!conflicts.isEmpty()) {
            throw DriverException.of(conflicts);
        }
        return missing.stream().map(column -> addColumn(table, column, live)).toList();
    }

    /** One column that a table lacks and can get. */
    public Rendered addColumn(TableModel table, ColumnModel column, LiveTable live) {
        return Renderer.inlined(DSL.alterTable(Parts.table(table))
                .addColumn(
                        DSL.name(column.name()),
                        live.isPopulated()
                                ? ColumnTypes.addedTo(column, live.isStrict())
                                : ColumnTypes.in(column, live.isStrict())));
    }

    /** Whether a column of a declared type keeps the values of a field as they are. */
    public static boolean keeps(String type, ColumnModel column) {
        return Affinity.of(type).keeps(column.kind().orElse(ValueClass.NONE));
    }

    /** Whether a table with records can get a column: a NOT NULL one needs a constant default. */
    public boolean canBeAdded(ColumnModel column) {
        return ColumnTypes.canBeAdded(column);
    }

    /** The groups of records with equal keys that a unique index would refuse: the key's values, then how many. */
    public Rendered duplicates(IndexPlan index, TableModel table, int limit) {
        List<Field<?>> key = key(index);
        List<Condition> conditions = new ArrayList<>();
        key.forEach(part -> conditions.add(part.isNotNull()));
        if (index.where() != null) {
            conditions.add(where(index, index.where(), table));
        }
        List<Field<?>> columns = new ArrayList<>(key);
        columns.add(DSL.count());
        return Renderer.inlined(DSL.select(columns)
                .from(Parts.table(table))
                .where(conditions)
                .groupBy(key)
                .having(DSL.count().gt(DSL.inline(1)))
                .orderBy(DSL.count().desc())
                .limit(DSL.inline(limit)));
    }

    /** Whether temporal values of a column are stored otherwise than we write them: one row, 0 or 1. */
    public Rendered isUnlike(TableModel table, ColumnModel column) {
        return Renderer.inlined(DSL.select(
                DSL.field(DSL.exists(DSL.selectOne().from(Parts.table(table)).where(isUnlike(column))))));
    }

    /** Writes temporal values of a column as we do; what is none stays. */
    public Rendered normalize(TableModel table, ColumnModel column) {
        return Renderer.inlined(DSL.query(
                "update {0} set {1} = {2} where {3}",
                Parts.table(table), Parts.column(column), normalized(column), isUnlike(column)));
    }

    private static Condition isUnlike(ColumnModel column) {
        return DSL.condition("({0}) <> {1}", normalized(column), Parts.column(column));
    }

    private static Field<Object> normalized(ColumnModel column) {
        return Conversion.normalized(column.name(), column.kind().orElse(ValueClass.TEXT));
    }

    /** A new index. */
    public Rendered createIndex(IndexPlan index, TableModel table) {
        Table<?> on = Parts.table(table);
        CreateIndexIncludeStep create = index.unique()
                ? DSL.createUniqueIndexIfNotExists(DSL.name(index.name())).on(on, key(index))
                : DSL.createIndexIfNotExists(DSL.name(index.name())).on(on, key(index));
        return index.where() == null
                ? Renderer.inlined(create)
                : Renderer.inlined(create.where(where(index, index.where(), table)));
    }

    private static List<Field<?>> key(IndexPlan index) {
        return index.key().columns().stream()
                .<Field<?>>map(column -> part(index.key(), column))
                .toList();
    }

    private Condition where(IndexPlan index, com.objectstack.query.Condition filter, TableModel table) {
        String path = JsonPointers.child(index.path(), "where");
        Condition where = filters.lower(table, new ExpandMembership(table).apply(filter), path);
        if (hasSubquery(where)) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED,
                    path,
                    "the filter of an index can ask neither for elements of a list nor for other records",
                    "compare plain fields");
        }
        return where;
    }

    /** Removes a table if it is there. */
    public Rendered dropTable(String table) {
        return Renderer.inlined(DSL.dropTableIfExists(DSL.name(table)));
    }

    /** Removes an index if it is there. */
    public Rendered dropIndex(String index) {
        return Renderer.inlined(DSL.dropIndexIfExists(DSL.name(index)));
    }

    /** Whether a table has a record: one row, 0 or 1. */
    public Rendered isPopulated(TableModel table) {
        return Renderer.render(DSL.select(DSL.field(DSL.exists(DSL.selectOne().from(Parts.table(table))))), List.of());
    }

    private static Field<?> part(ConflictTarget key, String column) {
        return column.equals(key.bucketed()) ? TenantBucket.of(column) : Parts.column(column);
    }

    private static Problem conflict(TableModel table, ColumnModel column) {
        boolean isId = column.name().equals(TableModel.ID);
        return new Problem(
                ErrorCode.SCHEMA_CONFLICT,
                isId ? "" : JsonPointers.child("/fields", column.name()),
                isId
                        ? "table '" + table.name() + "' exists and has no column 'id'"
                        : "table '" + table.name() + "' has records, and column '" + column.name()
                                + "' is NOT NULL without a constant default",
                isId ? "use another name for the object" : "declare a default value, or leave storage.notNull out");
    }

    /** With the names and texts taken out, what is left is SQL's own words. */
    private static boolean hasSubquery(Condition condition) {
        String words = inlined(condition).replaceAll("'[^']*'|`[^`]*`", "");
        return words.contains("select");
    }

    private static String inlined(QueryPart part) {
        return SqliteDialect.context().renderInlined(part);
    }
}
