package com.objectstack.testing;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.driver.sql.SqlStatement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rendered statements as tests show and run them. */
public final class Statements {
    private Statements() {}

    /** The texts and binds of statements, for golden files. */
    public static String show(List<Rendered> statements) {
        return statements.stream().map(Statements::show).collect(Collectors.joining("\n\n"));
    }

    /** The statement as executors take it. */
    public static SqlStatement toRun(Rendered statement) {
        return SqlStatement.write(statement.sql(), statement.binds());
    }

    private static String show(Rendered statement) {
        String binds = statement.binds().stream().map(Statements::show).collect(Collectors.joining(", "));
        return statement.sql() + (binds.isEmpty() ? "" : "\n-- " + binds);
    }

    private static String show(@Nullable Object bind) {
        return switch (bind) {
            case null -> "null";
            case String text -> "'" + text + "'";
            case byte[] bytes -> "x'" + HexFormat.of().formatHex(bytes) + "'";
            default -> bind.toString();
        };
    }
}
