package com.objectstack.driver.remote;

import com.fasterxml.jackson.core.JsonToken;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a cursor line by line; libsql-remote.md 3. For one thread at a time.
 *
 * <p>Every method may throw an {@link IOException}: the answer ends before its end marker, or is malformed.
 */
final class CursorReader {
    private final HranaReader reader;
    private @Nullable String baton;
    private @Nullable URI base;

    private CursorReader(HranaReader reader) {
        this.reader = reader;
    }

    /** A line of the answer, as far as anybody asks. */
    sealed interface Line {
        /** A statement begins to yield rows. */
        record Begin(int step, List<String> columns) implements Line {}

        /** A row of the statement that began last. */
        final class Row implements Line {
            private final @Nullable Object[] values;

            private Row(@Nullable Object[] values) {
                this.values = values;
            }

            /** The row's own array. */
            @Nullable
            Object[] values() {
                return values;
            }
        }

        /** The statement that began last is done. */
        record End(long changes) implements Line {}

        /** A statement failed, or all of them if the step is negative. */
        record Failure(int step, HranaError error) implements Line {}

        /** The answer is complete. */
        record Complete() implements Line {}
    }

    /** Reads the first line. */
    static CursorReader of(InputStream body) throws IOException {
        CursorReader cursor = new CursorReader(HranaReader.of(body));
        cursor.first();
        return cursor;
    }

    private void first() throws IOException {
        begin();
        while (reader.nextField()) {
            switch (reader.parser().currentName()) {
                case "baton" -> baton = reader.parser().nextTextValue();
                case "base_url" -> {
                    String url = reader.parser().nextTextValue();
                    base = url == null ? null : URI.create(url);
                }
                default -> reader.skip();
            }
        }
    }

    @Nullable
    String baton() {
        return baton;
    }

    @Nullable
    URI base() {
        return base;
    }

    private void begin() throws IOException {
        JsonToken token = reader.parser().nextToken();
        if (token != JsonToken.START_OBJECT) {
            throw reader.malformed(token == null ? "it ends before its last line" : "an unexpected " + token);
        }
    }

    /** The next line; {@code width} is how many columns the statement has. Lines of unknown types are passed over. */
    Line next(int width) throws IOException {
        while (true) {
            Line line = line(width);
            if (line != null) {
                return line;
            }
        }
    }

    private @Nullable Line line(int width) throws IOException {
        String type = "";
        int step = -1;
        long changes = 0;
        List<String> columns = List.of();
        @Nullable Object[] row = {};
        HranaError error = null;
        begin();
        while (reader.nextField()) {
            switch (reader.parser().currentName()) {
                case "type" -> type = String.valueOf(reader.parser().nextTextValue());
                case "step" -> step = reader.parser().nextIntValue(-1);
                case "cols" -> columns = reader.columns();
                case "row" -> {
                    reader.parser().nextToken();
                    row = reader.row(width);
                }
                case "affected_row_count" -> changes = reader.parser().nextLongValue(0);
                case "error" -> {
                    reader.parser().nextToken();
                    error = reader.error();
                }
                default -> reader.skip();
            }
        }
        return switch (type) {
            case "step_begin" -> new Line.Begin(step, columns);
            case "row" -> new Line.Row(row);
            case "step_end" -> new Line.End(changes);
            case "step_error", "error" ->
                new Line.Failure(step, error == null ? new HranaError("no message", "") : error);
            case "replication_index" -> new Line.Complete();
            default -> null;
        };
    }

    /** All results of a batch of so many steps, as a pipeline would have answered. */
    HranaResponse.Batched readAll(int steps) throws IOException {
        List<@Nullable SqlResult> results = new ArrayList<>();
        List<@Nullable HranaError> errors = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            results.add(null);
            errors.add(null);
        }
        int step = 0;
        List<String> columns = List.of();
        List<@Nullable Object[]> rows = new ArrayList<>();
        while (true) {
            switch (next(columns.size())) {
                case Line.Begin begin -> {
                    step = begin.step();
                    columns = begin.columns();
                    rows = new ArrayList<>();
                }
                case Line.Row row -> rows.add(row.values());
                case Line.End end -> results.set(step, new SqlResult(columns, rows, end.changes()));
                case Line.Failure failed when failed.step() >= 0 -> errors.set(failed.step(), failed.error());
                case Line.Failure failed -> throw HranaErrors.failure(failed.error());
                case Line.Complete ignored -> {
                    return new HranaResponse.Batched(results, errors);
                }
            }
        }
    }

    /** The failure of an answer that was cut off. */
    static RemoteFailure cutOff(IOException cause) {
        return RemoteFailure.lost(
                DriverException.builder(ErrorCode.CONNECTION_FAILED, "the answer ended before its last line")
                        .hint("the connection broke, a right is missing, or a stored text is not UTF-8")
                        .cause(cause)
                        .build());
    }
}
