package com.objectstack.testing.sqld;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.sql.ConstraintErrors;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.RaisedErrors;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a driver's statements on the libSQL server, each by itself, a batch at once, or in a transaction; no streams. */
public final class HranaTestExecutor implements SqlExecutor {
    private final HranaTestClient client;

    /** An executor over a client's database. */
    public HranaTestExecutor(HranaTestClient client) {
        this.client = client;
    }

    @Override
    public void open() {}

    @Override
    public boolean isHealthy() {
        return true;
    }

    @Override
    public Optional<PoolStats> poolStats() {
        return Optional.empty();
    }

    @Override
    public SqlTransaction begin(Deadline deadline) {
        return begin(client.open());
    }

    @Override
    public SqlTransaction beginWithoutForeignKeys(Deadline deadline) {
        HranaTestClient.Stream stream = client.open();
        stream.execute(HranaStatement.of("pragma foreign_keys=off"));
        return begin(stream);
    }

    private static SqlTransaction begin(HranaTestClient.Stream stream) {
        stream.execute(HranaStatement.of("begin immediate"));
        return new OnStream(stream);
    }

    @Override
    public SqlTransaction snapshot(Deadline deadline) {
        return new OneByOne(this);
    }

    @Override
    public boolean readsStreamsAtOnce() {
        return true;
    }

    @Override
    public SqlResult run(SqlStatement statement, Deadline deadline) {
        return result(refusing(() -> client.execute(step(statement))));
    }

    @Override
    public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
        List<HranaStatement> steps = new ArrayList<>();
        steps.add(HranaStatement.of("begin immediate"));
        statements.forEach(statement -> steps.add(step(statement)));
        steps.add(HranaStatement.of("commit"));
        List<HranaRows> all = refusing(() -> client.batch(steps));
        return all.subList(1, all.size() - 1).stream()
                .map(HranaTestExecutor::result)
                .toList();
    }

    @Override
    public SqlCursor stream(SqlStatement statement, Deadline deadline) {
        throw new UnsupportedOperationException("no streams");
    }

    @Override
    public void close() {}

    /** No snapshot: nothing else writes in tests. */
    private record OneByOne(HranaTestExecutor executor) implements SqlTransaction {
        @Override
        public String id() {
            return "reads";
        }

        @Override
        public SqlResult run(SqlStatement statement, Deadline deadline) {
            return executor.run(statement, deadline);
        }

        @Override
        public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
            return executor.batch(statements, deadline);
        }

        @Override
        public SqlCursor stream(SqlStatement statement, Deadline deadline) {
            return executor.stream(statement, deadline);
        }

        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }

    /** A transaction on a stream of its own. */
    private record OnStream(HranaTestClient.Stream stream) implements SqlTransaction {
        @Override
        public String id() {
            return "stream";
        }

        @Override
        public SqlResult run(SqlStatement statement, Deadline deadline) {
            return result(refusing(() -> stream.execute(step(statement))));
        }

        @Override
        public List<SqlResult> batch(List<SqlStatement> statements, Deadline deadline) {
            return statements.stream()
                    .map(statement -> run(statement, deadline))
                    .toList();
        }

        @Override
        public SqlCursor stream(SqlStatement statement, Deadline deadline) {
            throw new UnsupportedOperationException("no streams");
        }

        @Override
        public void commit() {
            end("commit");
        }

        @Override
        public void rollback() {
            end("rollback");
        }

        private void end(String command) {
            run(SqlStatement.write(command, List.of()), Deadline.NONE);
            stream.close();
        }
    }

    private static HranaStatement step(SqlStatement statement) {
        return new HranaStatement(statement.sql(), statement.binds());
    }

    private static SqlResult result(HranaRows rows) {
        List<@Nullable Object[]> arrays = new ArrayList<>();
        rows.rows().forEach(row -> arrays.add(row.toArray()));
        return new SqlResult(rows.columns(), arrays, rows.affected());
    }

    private static ErrorCode code(String message) {
        if (message.contains("database disk image is malformed")) {
            return ErrorCode.DATABASE_CORRUPT;
        }
        if (RaisedErrors.place(message).isPresent()) {
            return ErrorCode.RESULT_TOO_LARGE;
        }
        return ConstraintErrors.code(message).orElse(ErrorCode.INTERNAL);
    }

    private static <T> T refusing(Supplier<T> call) {
        try {
            return call.get();
        } catch (HranaTestException refusal) {
            String message = String.valueOf(refusal.getMessage());
            DriverExceptionBuilder failure = ConstraintErrors.describe(
                    DriverException.builder(code(message), message).cause(refusal), message);
            throw RaisedErrors.place(message).map(failure::path).orElse(failure).build();
        }
    }
}
