package com.objectstack.compiler.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@code CREATE TABLE} as SQLite keeps it, taken apart so that one column can be changed and all the rest stays word
 * for word: checks, keys, collations, generated columns and options.
 *
 * @param name the table's name
 * @param columns its columns
 * @param constraints the constraints after them, as they are written
 * @param options what follows the brackets: {@code WITHOUT ROWID}, {@code STRICT}
 */
record TableSql(String name, List<ColumnSql> columns, List<String> constraints, String options) {
    private static final Set<String> CONSTRAINTS = Set.of("constraint", "primary", "unique", "check", "foreign");

    /** Takes a statement apart. */
    static TableSql of(String sql) {
        List<Token> tokens = Token.of(sql);
        int open = 0;
        while (!tokens.get(open).isSign('(')) {
            open++;
        }
        List<ColumnSql> columns = new ArrayList<>();
        List<String> constraints = new ArrayList<>();
        int depth = 0;
        int start = open + 1;
        int at = open;
        do {
            Token token = tokens.get(at);
            if (token.isSign('(')) {
                depth++;
            } else if (token.isSign(')')) {
                depth--;
            }
            if ((depth == 1 && token.isSign(',')) || depth == 0) {
                String element = sql.substring(
                        tokens.get(start).start(), tokens.get(at - 1).end());
                if (isConstraint(tokens.get(start), columns)) {
                    constraints.add(element);
                } else {
                    columns.add(ColumnSql.of(element));
                }
                start = at + 1;
            }
            at++;
        } while (depth > 0);
        return new TableSql(
                tokens.get(open - 1).name(),
                List.copyOf(columns),
                List.copyOf(constraints),
                sql.substring(tokens.get(at - 1).end()).trim());
    }

    /** A table begins with a column, and a quoted name is one wherever it stands. */
    private static boolean isConstraint(Token first, List<ColumnSql> before) {
        return !before.isEmpty() && CONSTRAINTS.stream().anyMatch(first::is);
    }

    ColumnSql column(String wanted) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + wanted + " in " + name));
    }

    /** The same table with another definition of one column. */
    TableSql with(ColumnSql changed) {
        return new TableSql(
                name,
                columns.stream()
                        .map(column -> column.name().equalsIgnoreCase(changed.name()) ? changed : column)
                        .toList(),
                constraints,
                options);
    }

    /** The same table without a column, and without the keys that were on it alone. */
    TableSql without(String column) {
        return new TableSql(
                name,
                columns.stream()
                        .filter(one -> !one.name().equalsIgnoreCase(column))
                        .toList(),
                constraints.stream().filter(one -> !isKeyOf(one, column)).toList(),
                options);
    }

    /**
     * What of the table itself depends on a column: SQLite has renamed the column, and with it every mention.
     *
     * @param column the column
     * @param renamed the same table after that
     * @return the other columns and the constraints that changed, keys on the column alone left out
     */
    List<String> dependentsOf(String column, TableSql renamed) {
        List<String> dependents = new ArrayList<>();
        for (int place = 0; place < columns.size(); place++) {
            ColumnSql before = columns.get(place);
            if (!before.name().equalsIgnoreCase(column)
                    && !before.sql().equals(renamed.columns.get(place).sql())) {
                dependents.add("column '" + before.name() + "'");
            }
        }
        for (int place = 0; place < constraints.size(); place++) {
            String before = constraints.get(place);
            if (!before.equals(renamed.constraints.get(place)) && !isKeyOf(before, column)) {
                dependents.add("constraint " + before);
            }
        }
        return dependents;
    }

    /**
     * The statement that makes it under another name. Columns that its checks call by the table's name are called by the
     * new one, as SQLite will call them back when the table is renamed.
     */
    String create(String newName) {
        String body = Stream.concat(columns.stream().map(ColumnSql::sql), constraints.stream())
                .map(element -> requalified(element, newName))
                .collect(Collectors.joining(", "));
        return "create table " + quoted(newName) + " (" + body + ")" + (options.isEmpty() ? "" : " " + options);
    }

    private String requalified(String element, String newName) {
        List<Token> tokens = Token.of(element);
        StringBuilder text = new StringBuilder(element);
        for (int at = tokens.size() - 2; at >= 0; at--) {
            Token token = tokens.get(at);
            if (token.isNamed(name) && tokens.get(at + 1).isSign('.')) {
                text.replace(token.start(), token.end(), quoted(newName));
            }
        }
        return text.toString();
    }

    /** {@code unique (a)} and {@code foreign key (a) references b}. */
    private static boolean isKeyOf(String constraint, String column) {
        List<Token> tokens = Token.of(constraint);
        int at = tokens.get(0).is("constraint") ? 2 : 0;
        boolean isKey = tokens.get(at).is("unique") || tokens.get(at).is("foreign");
        while (!tokens.get(at).isSign('(')) {
            at++;
        }
        return isKey && tokens.get(at + 1).isNamed(column) && !listsMore(tokens, at + 2);
    }

    private static boolean listsMore(List<Token> tokens, int from) {
        for (int at = from; !tokens.get(at).isSign(')'); at++) {
            if (tokens.get(at).isSign(',')) {
                return true;
            }
        }
        return false;
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
