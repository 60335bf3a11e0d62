package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.LiveDefinition;
import com.objectstack.compiler.ddl.LiveIndex;
import com.objectstack.compiler.ddl.LiveObject;
import com.objectstack.compiler.ddl.LiveTable;
import com.objectstack.compiler.ddl.SchemaObject;
import com.objectstack.compiler.ddl.SearchSchema;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.ConflictTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database says of its tables. The queries are fixed: table-valued pragmas take their argument as a bind. */
final class Introspection {
    /** Hidden columns of virtual tables (1) are left out, generated ones (2, 3) are columns. */
    private static final String COLUMNS = "select t.value, x.name, upper(x.type), x.pk from json_each(?) t"
            + " join pragma_table_xinfo(t.value) x where x.hidden <> 1 order by t.key, x.cid";

    /** The keys of indexes; the name of an expression is null. */
    private static final String INDEX_KEYS = "select l.name, l.\"unique\", l.partial, l.origin, x.name, s.sql"
            + " from pragma_index_list(?) l join pragma_index_xinfo(l.name) x"
            + " left join sqlite_schema s on s.type = 'index' and s.name = l.name"
            + " where x.key = 1 order by l.seq desc, x.seqno";

    private static final String STRICT_TABLES = "select t.value from json_each(?) t"
            + " join pragma_table_list(t.value) l where l.schema = 'main' and l.strict = 1";

    private static final String SCHEMA = "select type, name, tbl_name, sql from sqlite_schema order by rowid";

    private static final String TABLE =
            "select name, wr from pragma_table_list(?) where schema = 'main' and type = 'table'";

    private static final String KEY_INDEX = "select 1 from pragma_index_list(?) where origin = 'pk'";

    private static final String FULL_COLUMNS = "select name, type, \"notnull\", dflt_value, pk, hidden"
            + " from pragma_table_xinfo(?) where hidden <> 1 order by cid";

    private static final String REFERENCING = "select distinct m.name from sqlite_schema m"
            + " join pragma_foreign_key_list(m.name) f where m.type = 'table' and lower(f.\"table\") = lower(?)";

    private static final String INDEXES = "select name, tbl_name from sqlite_schema where type = 'index'"
            + " and lower(name) in (select lower(value) from json_each(?))";

    private static final String OBJECTS =
            "select name, type, sql from sqlite_schema where sql is not null and name in (select value from json_each(?))";

    private static final String VECTOR_INDEXES = "select name, sql from sqlite_schema where type = 'index'"
            + " and sql like '%libsql\\_vector\\_idx%' escape '\\' and lower(tbl_name) = lower(?) order by rowid";

    private final SqlSession session;
    private final Deadline deadline;

    Introspection(SqlSession session, Deadline deadline) {
        this.session = session;
        this.deadline = deadline;
    }

    /** A table created elsewhere, empty if there is none. */
    Optional<KnownTable> table(String name) {
        List<@Nullable Object[]> rows = rows(COLUMNS, JsonText.array(List.of(name)));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = rows.stream().map(row -> text(row[1])).toList();
        return Optional.of(new KnownTable(TableModel.introspected(name, columns), isNumbered(rows, TableModel.ID)));
    }

    /** Whether the database numbers the records of a table that is there. */
    boolean isNumbered(TableModel table) {
        return isNumbered(rows(COLUMNS, JsonText.array(List.of(table.storedName()))), table.storedName(TableModel.ID));
    }

    /** INTEGER PRIMARY KEY is the row's number, which SQLite assigns. */
    private static boolean isNumbered(List<@Nullable Object[]> columns, String id) {
        List<@Nullable Object[]> key =
                columns.stream().filter(row -> !Long.valueOf(0).equals(row[3])).toList();
        return key.size() == 1
                && text(key.get(0)[1]).equalsIgnoreCase(id)
                && text(key.get(0)[2]).equals("INTEGER");
    }

    /** The tables of these names that exist, without a look at their records. */
    Map<String, LiveTable> tables(Collection<String> names) {
        Map<String, Set<String>> columns = new LinkedHashMap<>();
        for (@Nullable Object[] row : rows(COLUMNS, JsonText.array(List.copyOf(names)))) {
            columns.computeIfAbsent(text(row[0]), table -> new HashSet<>()).add(text(row[1]));
        }
        Set<String> strict = new HashSet<>();
        rows(STRICT_TABLES, JsonText.array(List.copyOf(names))).forEach(row -> strict.add(text(row[0])));
        Map<String, LiveTable> tables = new LinkedHashMap<>();
        columns.forEach((name, found) -> tables.put(name, new LiveTable(found, false, strict.contains(name))));
        return tables;
    }

    /** The tables of the indexes of these names, by name in lower case. */
    Map<String, String> indexOwners(Collection<String> names) {
        Map<String, String> owners = new HashMap<>();
        for (@Nullable Object[] row : rows(INDEXES, JsonText.array(List.copyOf(names)))) {
            owners.put(text(row[0]).toLowerCase(Locale.ROOT), text(row[1]));
        }
        return owners;
    }

    /** What there is of an object's search index, by name. */
    Map<String, LiveObject> searchIndex(String object) {
        Map<String, LiveObject> objects = new LinkedHashMap<>();
        for (@Nullable Object[] row : rows(OBJECTS, JsonText.array(SearchSchema.names(object)))) {
            objects.put(text(row[0]), new LiveObject(text(row[0]), text(row[1]), text(row[2])));
        }
        return objects;
    }

    /** The whole schema, in the order it was made. */
    List<SchemaObject> schema() {
        return session.run(SqlStatement.read(SCHEMA, List.of()), deadline).rows().stream()
                .map(row -> new SchemaObject(
                        text(row[0]), text(row[1]), text(row[2]), row[3] == null ? null : text(row[3])))
                .toList();
    }

    /** A table with all that is around it, empty if there is none; a view and a virtual table are none. */
    Optional<LiveDefinition> definition(String table) {
        List<@Nullable Object[]> found = rows(TABLE, table);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String name = text(found.get(0)[0]);
        List<SchemaObject> schema = schema();
        boolean isVirtual = schema.stream()
                .noneMatch(
                        object -> object.type().equals("table") && object.name().equals(name));
        return isVirtual
                ? Optional.empty()
                : Optional.of(new LiveDefinition(
                        name,
                        schema,
                        columnsOf(name),
                        Long.valueOf(1).equals(found.get(0)[1]),
                        !rows(KEY_INDEX, name).isEmpty()));
    }

    private List<LiveDefinition.Column> columnsOf(String table) {
        return rows(FULL_COLUMNS, table).stream()
                .map(row -> new LiveDefinition.Column(
                        text(row[0]),
                        text(row[1]),
                        Long.valueOf(1).equals(row[2]),
                        row[3] == null ? "" : text(row[3]),
                        (Long) number(row[4]),
                        !Long.valueOf(0).equals(row[5])))
                .toList();
    }

    /** The tables with a foreign key to a table, itself perhaps among them. */
    List<String> referencing(String table) {
        return rows(REFERENCING, table).stream().map(row -> text(row[0])).toList();
    }

    /** The keys an upsert can merge by: the primary key, then unique indexes in the order they were made. */
    List<ConflictTarget> conflictTargets(TableModel table) {
        List<ConflictTarget> targets = new ArrayList<>();
        List<String> primaryKey = new ArrayList<>();
        rows(COLUMNS, JsonText.array(List.of(table.storedName()))).stream()
                .filter(row -> !Long.valueOf(0).equals(row[3]))
                .sorted((one, other) -> Long.compare((Long) number(one[3]), (Long) number(other[3])))
                .forEach(row -> primaryKey.add(
                        table.stored(text(row[1])).map(ColumnModel::name).orElse(text(row[1]))));
        if (!primaryKey.isEmpty()) {
            targets.add(new ConflictTarget(primaryKey, null));
        }
        indexes(table.storedName()).stream()
                .filter(index -> index.isUnique() && !index.isPartial())
                .forEach(index -> index.key(table).ifPresent(targets::add));
        return targets;
    }

    /** The vector indexes of a table, in the order they were made. */
    List<VectorIndex> vectorIndexes(TableModel table) {
        return rows(VECTOR_INDEXES, table.storedName()).stream()
                .flatMap(row -> VectorIndex.of(text(row[0]), text(row[1])).stream())
                .toList();
    }

    /** The indexes of a table, in the order they were made. */
    List<LiveIndex> indexes(String table) {
        Map<String, LiveIndex> indexes = new LinkedHashMap<>();
        for (@Nullable Object[] row : rows(INDEX_KEYS, table)) {
            List<@Nullable String> columns = new ArrayList<>();
            LiveIndex before = indexes.get(text(row[0]));
            if (before != null) {
                columns.addAll(before.columns());
            }
            columns.add(row[4] == null ? null : text(row[4]));
            indexes.put(
                    text(row[0]),
                    new LiveIndex(
                            text(row[0]),
                            Long.valueOf(1).equals(row[1]),
                            Long.valueOf(1).equals(row[2]),
                            "c".equals(row[3]),
                            columns,
                            row[5] == null ? "" : text(row[5])));
        }
        return List.copyOf(indexes.values());
    }

    private List<@Nullable Object[]> rows(String sql, String argument) {
        return session.run(SqlStatement.read(sql, List.of(argument)), deadline).rows();
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private static Object number(@Nullable Object value) {
        return value == null ? 0L : value;
    }
}
