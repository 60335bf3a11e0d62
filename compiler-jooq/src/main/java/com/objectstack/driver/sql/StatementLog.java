package com.objectstack.driver.sql;

import com.objectstack.driver.sql.SqlStatement.Access;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** The statements that wrote in a transaction, those that were undone left out. For one thread. */
final class StatementLog {
    private final List<String> statements = new ArrayList<>();
    private final Deque<Mark> marks = new ArrayDeque<>();

    private record Mark(String name, int size) {}

    void ran(SqlStatement statement) {
        if (statement.access() == Access.READ) {
            return;
        }
        String[] words = statement.sql().toLowerCase(Locale.ROOT).split(" ");
        String last = words[words.length - 1];
        switch (words[0]) {
            case "savepoint" -> marks.push(new Mark(last, statements.size()));
            case "rollback" -> backTo(last);
            case "release" -> marks.removeIf(mark -> mark.name().equals(last));
            default -> statements.add(statement.sql());
        }
    }

    private void backTo(String name) {
        marks.stream()
                .filter(mark -> mark.name().equals(name))
                .findFirst()
                .ifPresent(mark ->
                        statements.subList(mark.size(), statements.size()).clear());
    }

    List<String> statements() {
        return List.copyOf(statements);
    }
}
