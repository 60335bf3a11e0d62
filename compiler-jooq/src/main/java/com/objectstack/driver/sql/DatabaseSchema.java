package com.objectstack.driver.sql;

import com.objectstack.driver.IntrospectedSchema;
import com.objectstack.driver.IntrospectedSchema.Column;
import com.objectstack.driver.IntrospectedSchema.ForeignKey;
import com.objectstack.driver.IntrospectedSchema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything a database holds; contract B253 to B256. Three queries, whatever the number of tables. */
final class DatabaseSchema {
    /** Tables but for SQLite's, the server's and our own, search indexes too, and for the shadows of virtual tables. */
    private static final String TABLES =
            " from pragma_table_list l join sqlite_schema m on m.name = l.name" + " and m.type = 'table'";

    private static final String VISIBLE = " where l.schema = 'main' and l.type in ('table', 'virtual')"
            + " and not (l.name like 'sqlite\\_%' escape '\\' or l.name like 'libsql\\_%' escape '\\'"
            + " or l.name like '\\_objectstack\\_%' escape '\\'"
            + " or l.name like '_%\\_\\_fts' escape '\\' or l.name like '_%\\_\\_fts\\_%' escape '\\'"
            + " or exists (select 1 from sqlite_schema v where v.type = 'index' and l.name = v.name || '_shadow'"
            + " and v.sql like '%libsql\\_vector\\_idx%' escape '\\'))";

    private static final String COLUMNS = "select l.name, x.name, lower(x.type), x.\"notnull\", x.dflt_value, x.pk"
            + TABLES + " join pragma_table_xinfo(l.name) x" + VISIBLE + " and x.hidden <> 1 order by m.rowid, x.cid";

    private static final String UNIQUE_COLUMNS = "select l.name, max(k.name)" + TABLES
            + " join pragma_index_list(l.name) i join pragma_index_info(i.name) k" + VISIBLE
            + " and i.\"unique\" = 1 and i.partial = 0 group by l.name, i.name having count(*) = 1";

    private static final String FOREIGN_KEYS = "select l.name, f.\"from\", f.\"table\", f.\"to\", f.seq" + TABLES
            + " join pragma_foreign_key_list(l.name) f" + VISIBLE + " order by m.rowid, f.id desc, f.seq";

    private final SqlSession session;
    private final Map<String, List<Column>> columns = new LinkedHashMap<>();
    private final Map<String, Map<Long, String>> keys = new LinkedHashMap<>();
    private final Map<String, List<ForeignKey>> references = new LinkedHashMap<>();

    private DatabaseSchema(SqlSession session) {
        this.session = session;
    }

    static IntrospectedSchema read(SqlSession session) {
        DatabaseSchema schema = new DatabaseSchema(session);
        schema.readColumns();
        schema.readReferences();
        Map<String, Table> tables = new LinkedHashMap<>();
        schema.columns.forEach((name, found) -> tables.put(
                name,
                new Table(
                        name,
                        found,
                        schema.references.getOrDefault(name, List.of()),
                        List.copyOf(schema.keyOf(name).values()))));
        return new IntrospectedSchema(tables);
    }

    private void readColumns() {
        Set<List<String>> unique = new HashSet<>();
        for (@Nullable Object[] row : rows(UNIQUE_COLUMNS)) {
            unique.add(List.of(text(row[0]), text(row[1])));
        }
        for (@Nullable Object[] row : rows(COLUMNS)) {
            String table = text(row[0]);
            String name = text(row[1]);
            boolean isKey = !Long.valueOf(0).equals(row[5]);
            if (isKey && row[5] instanceof Long ordinal) {
                keyOf(table).put(ordinal, name);
            }
            boolean isNullable = Long.valueOf(0).equals(row[3]);
            String defaultText = row[4] == null ? null : text(row[4]);
            boolean isUnique = unique.contains(List.of(table, name));
            columns.computeIfAbsent(table, missing -> new ArrayList<>())
                    .add(new Column(name, text(row[2]), isNullable, defaultText, isKey, isUnique));
        }
    }

    private void readReferences() {
        for (@Nullable Object[] row : rows(FOREIGN_KEYS)) {
            String table = text(row[0]);
            String column = text(row[1]);
            String target = text(row[2]);
            // Without a named column it is the primary key of the other table.
            long place = row[4] instanceof Long seq ? seq + 1 : 1;
            String targetColumn = row[3] == null ? keyOf(target).getOrDefault(place, "rowid") : text(row[3]);
            references
                    .computeIfAbsent(table, missing -> new ArrayList<>())
                    .add(new ForeignKey(column, target, targetColumn, "fk_" + table + "_" + column));
        }
    }

    private Map<Long, String> keyOf(String table) {
        return keys.computeIfAbsent(table, missing -> new TreeMap<>());
    }

    private List<@Nullable Object[]> rows(String sql) {
        return session.run(SqlStatement.read(sql, List.of()), Deadline.NONE).rows();
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }
}
