package com.objectstack.driver.sql;

import com.objectstack.compiler.model.JsonText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The constraints of a database, as it tells them. Asked once one is violated. */
final class LiveConstraints {
    private static final String INDEX = "select s.tbl_name, x.name, s.sql from sqlite_schema s"
            + " join pragma_index_xinfo(s.name) x where s.type = 'index' and s.name = ? and x.key = 1 order by x.seqno";

    private static final String UNIQUE = "select l.name, l.origin, json_group_array(x.name) from pragma_index_list(?) l"
            + " join pragma_index_xinfo(l.name) x where l.\"unique\" = 1 and x.key = 1 group by l.name, l.origin";

    private static final String CHECKS = "select name, sql from sqlite_schema where type = 'table'"
            + " and instr(lower(sql), lower(?)) > 0 order by name <> ?";

    private static final String COLUMNS = "select name from pragma_table_info(?) order by cid";

    /** Of a table that others refer to, or that refers to others; without a named column it is the primary key. */
    private static final String FOREIGN_KEYS = "select l.name, f.id, f.\"from\", f.\"table\","
            + " coalesce(f.\"to\", (select p.name from pragma_table_info(f.\"table\") p where p.pk = f.seq + 1))"
            + " from pragma_table_list l join pragma_foreign_key_list(l.name) f"
            + " where l.schema = 'main' and l.type = 'table' and (lower(l.name) = lower(?1) or lower(f.\"table\") = lower(?1))"
            + " order by l.name, f.id, f.seq";

    private final SqlSession session;
    private final Deadline deadline;

    /**
     * A constraint's names.
     *
     * @param object the table
     * @param fields its columns
     * @param constraint what it is called
     */
    record Names(String object, List<String> fields, String constraint) {}

    /**
     * A foreign key.
     *
     * @param table the table that refers
     * @param columns its columns
     * @param target the table referred to
     * @param targetColumns the columns there
     */
    record ForeignKey(String table, List<String> columns, String target, List<String> targetColumns) {
        Names names() {
            return new Names(table, columns, "fk_" + table + "_" + columns.get(0));
        }
    }

    LiveConstraints(SqlSession session, Deadline deadline) {
        this.session = session;
        this.deadline = deadline;
    }

    /** An index; what an expression in it names counts as its columns. */
    Optional<Names> index(String name) {
        List<@Nullable Object[]> rows = rows(INDEX, name);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        String table = String.valueOf(rows.get(0)[0]);
        boolean isPlain = rows.stream().allMatch(row -> row[1] != null);
        String sql = String.valueOf(rows.get(0)[2]);
        List<String> fields = isPlain
                ? rows.stream().map(row -> String.valueOf(row[1])).toList()
                : named(table, sql.substring(sql.indexOf('(') + 1));
        return Optional.of(new Names(table, fields, name));
    }

    /** What makes some columns unique together, but for a rowid: it has no index. */
    Optional<String> uniqueOf(String table, List<String> columns) {
        String wanted = JsonText.array(columns);
        return rows(UNIQUE, table).stream()
                .filter(row -> wanted.equals(row[2]))
                .map(row -> "pk".equals(row[1]) ? "primary key" : String.valueOf(row[0]))
                .findFirst();
    }

    /** A check by its name, or by its text if it has none. */
    Optional<Names> check(String table, String check) {
        return rows(CHECKS, check, table).stream().findFirst().map(row -> {
            String found = String.valueOf(row[0]);
            return new Names(found, named(found, expression(String.valueOf(row[1]), check)), check);
        });
    }

    /** The condition of a check that has a name; a check without one is called by its condition. */
    private static String expression(String tableSql, String check) {
        Matcher start = Pattern.compile(
                        "\\bconstraint\\s+[\"`\\[]?" + Pattern.quote(check) + "[\"`\\]]?\\s+check\\s*\\(",
                        Pattern.CASE_INSENSITIVE)
                .matcher(tableSql);
        if (!start.find()) {
            return check;
        }
        int depth = 1;
        int end = start.end();
        while (end < tableSql.length() && depth > 0) {
            char at = tableSql.charAt(end++);
            depth += at == '(' ? 1 : at == ')' ? -1 : 0;
        }
        return tableSql.substring(start.end(), end);
    }

    /** The columns of a table that stand in an expression, texts left out. */
    private List<String> named(String table, String expression) {
        List<String> words = Arrays.asList(expression.replaceAll("'[^']*'", " ").split("\\W+"));
        return rows(COLUMNS, table).stream()
                .map(row -> String.valueOf(row[0]))
                .filter(column -> words.stream().anyMatch(column::equalsIgnoreCase))
                .toList();
    }

    /** The foreign keys of a table, and those that refer to it. */
    List<ForeignKey> foreignKeys(String table) {
        List<ForeignKey> keys = new ArrayList<>();
        List<@Nullable Object[]> rows = rows(FOREIGN_KEYS, table);
        int from = 0;
        while (from < rows.size()) {
            int first = from;
            List<@Nullable Object[]> same = rows.stream()
                    .filter(row ->
                            Objects.equals(row[0], rows.get(first)[0]) && Objects.equals(row[1], rows.get(first)[1]))
                    .toList();
            keys.add(new ForeignKey(
                    String.valueOf(same.get(0)[0]),
                    same.stream().map(row -> String.valueOf(row[2])).toList(),
                    String.valueOf(same.get(0)[3]),
                    same.stream().map(row -> String.valueOf(row[4])).toList()));
            from += same.size();
        }
        return keys;
    }

    List<@Nullable Object[]> rows(String sql, @Nullable Object... arguments) {
        return session.run(SqlStatement.read(sql, Arrays.asList(arguments)), deadline)
                .rows();
    }
}
