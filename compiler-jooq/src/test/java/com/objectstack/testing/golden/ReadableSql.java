package com.objectstack.testing.golden;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL for people: the clauses of the outermost query begin lines. */
final class ReadableSql {
    private static final Pattern CLAUSE = Pattern.compile(
            " (?=(?:from|where|group by|having|window|order by|limit|select|(?:left |right |full )(?:outer )?join|join|union)\\b)");

    private ReadableSql() {}

    static String of(String sql) {
        Matcher clause = CLAUSE.matcher(sql);
        StringBuilder lines = new StringBuilder();
        int depth = 0;
        char quote = 0;
        for (int place = 0; place < sql.length(); place++) {
            char next = sql.charAt(place);
            if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '\'' || next == '`') {
                quote = next;
            } else if (next == '(' || next == ')') {
                depth += next == '(' ? 1 : -1;
            }
            boolean breaks = quote == 0
                    && depth == 0
                    && clause.region(place, sql.length()).lookingAt();
            lines.append(breaks ? '\n' : next);
        }
        return lines.toString();
    }
}
