package com.objectstack.driver.sql;

import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.compiler.model.TextRules;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ExecuteResult;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the user's own SQL. */
final class RawCommands {
    private static final Set<String> READS = Set.of("select", "values", "explain");
    private static final Set<String> TRANSACTION_CONTROL =
            Set.of("begin", "commit", "end", "rollback", "savepoint", "release");
    private static final Set<String> SCHEMA_CHANGES = Set.of("create", "alter", "drop", "pragma");

    private final Transactions transactions;
    private final Registry registry;

    RawCommands(Transactions transactions, Registry registry) {
        this.transactions = transactions;
        this.registry = registry;
    }

    ExecuteResult execute(String command, List<? extends @Nullable Object> args, DriverOptions options) {
        SqlSession session = transactions.session(options);
        String word = FirstWord.of(command);
        refuse(command, word);
        List<@Nullable Object> binds = encode(args);
        SqlStatement statement =
                READS.contains(word) ? SqlStatement.read(command, binds) : SqlStatement.write(command, binds);
        try {
            return presented(session.run(statement, Deadline.of(options)));
        } finally {
            if (SCHEMA_CHANGES.contains(word)) {
                registry.schemaChanged();
            }
        }
    }

    /** How many rows came, or were changed. */
    static long rows(ExecuteResult result) {
        return result.columns().isEmpty() ? result.updateCount() : result.rows().size();
    }

    private static void refuse(String command, String word) {
        String fault = TextRules.problem(command);
        if (fault != null) {
            throw DriverException.of(ErrorCode.INVALID_QUERY, "", "the command " + fault);
        }
        if (word.isEmpty()) {
            throw DriverException.of(ErrorCode.INVALID_QUERY, "", "the command is empty", "pass one SQL statement");
        }
        if (TRANSACTION_CONTROL.contains(word)) {
            throw DriverException.of(
                    ErrorCode.INVALID_QUERY,
                    "",
                    word.toUpperCase(Locale.ROOT) + " would end or open a transaction behind the driver's back",
                    "use beginTransaction, commit, rollback and savepoint");
        }
    }

    private static List<@Nullable Object> encode(List<? extends @Nullable Object> args) {
        List<@Nullable Object> binds = new ArrayList<>(args.size());
        List<Problem> problems = new ArrayList<>();
        for (int place = 0; place < args.size(); place++) {
            Object arg = args.get(place);
            try {
                binds.add(arg == null ? null : ValueCodecs.UNTYPED.encode(arg, Place.DATA));
            } catch (RefusedValue refusal) {
                problems.add(refusal.at(JsonPointers.child("/args", place)));
            }
        }
        if (!problems.isEmpty()) {
            throw DriverException.of(problems);
        }
        return binds;
    }

    private static ExecuteResult presented(SqlResult result) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int place = 0; place < result.columns().size(); place++) {
            places.put(result.columns().get(place), place);
        }
        Columns columns = Columns.of(List.copyOf(places.keySet()));
        List<DataRecord> rows = new ArrayList<>(result.rows().size());
        for (@Nullable Object[] row : result.rows()) {
            boolean differ = places.size() == row.length;
            rows.add(DataRecord.of(columns, differ ? row : last(row, places)));
        }
        return new ExecuteResult(result.columns(), rows, result.changes());
    }

    /** Of columns of one name, the last one's value. */
    private static @Nullable Object[] last(@Nullable Object[] row, Map<String, Integer> places) {
        return places.values().stream().map(place -> row[place]).toArray();
    }
}
