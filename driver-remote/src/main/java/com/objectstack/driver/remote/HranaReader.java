package com.objectstack.driver.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.objectstack.driver.sql.SqlResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers token by token, rows straight into arrays; libsql-remote.md 10.3. Unknown fields are skipped, and fields may
 * come in any order.
 *
 * <p>Every method may throw an {@link IOException}: the answer is cut off, or is not what the protocol says.
 */
final class HranaReader {
    /** A row of 2,000 values of 5 MB each is the server's own limit; Jackson's default would refuse a smaller one. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxDocumentLength(-1)
                    .build())
            .build();

    private static final double NANOS_PER_MILLI = 1e6;

    private final JsonParser parser;
    private double serverMillis;

    private HranaReader(JsonParser parser) {
        this.parser = parser;
    }

    static HranaReader of(InputStream body) throws IOException {
        return new HranaReader(JSON.createParser(body));
    }

    /** The answer to a pipeline. */
    static HranaAnswer pipeline(InputStream body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            return new HranaReader(parser).answer();
        }
    }

    JsonParser parser() {
        return parser;
    }

    private HranaAnswer answer() throws IOException {
        String baton = null;
        URI baseUrl = null;
        List<HranaResponse> responses = null;
        require(parser.nextToken(), JsonToken.START_OBJECT);
        while (nextField()) {
            switch (parser.currentName()) {
                case "baton" -> baton = parser.nextTextValue();
                case "base_url" -> baseUrl = url(parser.nextTextValue());
                case "results" -> responses = list(this::response);
                default -> skip();
            }
        }
        if (responses == null) {
            throw malformed("results are missing");
        }
        return new HranaAnswer(baton, baseUrl, responses, Duration.ofNanos((long) (serverMillis * NANOS_PER_MILLI)));
    }

    /** Something that is read, the parser being at its first token. */
    @FunctionalInterface
    private interface Element<T extends @Nullable Object> {
        T read() throws IOException;
    }

    private <T extends @Nullable Object> List<T> list(Element<T> element) throws IOException {
        require(parser.nextToken(), JsonToken.START_ARRAY);
        List<T> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all.add(element.read());
        }
        return all;
    }

    private HranaResponse response() throws IOException {
        HranaResponse response = null;
        atObject();
        while (nextField()) {
            switch (parser.currentName()) {
                case "response" -> response = success();
                case "error" -> {
                    parser.nextToken();
                    response = new HranaResponse.Failed(error());
                }
                default -> skip();
            }
        }
        if (response == null) {
            throw malformed("a result has neither response nor error");
        }
        return response;
    }

    /** What kind it is shows in its fields; only a batch's result has steps. */
    private HranaResponse success() throws IOException {
        HranaResponse response = new HranaResponse.Done();
        require(parser.nextToken(), JsonToken.START_OBJECT);
        while (nextField()) {
            switch (parser.currentName()) {
                case "result" -> {
                    parser.nextToken();
                    response = result();
                }
                case "is_autocommit" -> response = new HranaResponse.Autocommit(parser.nextBooleanValue());
                default -> skip();
            }
        }
        return response;
    }

    private HranaResponse result() throws IOException {
        List<@Nullable SqlResult> results = null;
        List<@Nullable HranaError> errors = null;
        StatementFields statement = new StatementFields();
        atObject();
        while (nextField()) {
            switch (parser.currentName()) {
                case "step_results" -> results = list(this::statementOrNull);
                case "step_errors" -> errors = list(this::errorOrNull);
                default -> statement.read();
            }
        }
        if (results == null && errors == null) {
            return new HranaResponse.Executed(statement.result());
        }
        if (results == null || errors == null || results.size() != errors.size()) {
            throw malformed("the results and errors of a batch differ in number");
        }
        return new HranaResponse.Batched(results, errors);
    }

    private @Nullable SqlResult statementOrNull() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        StatementFields fields = new StatementFields();
        atObject();
        while (nextField()) {
            fields.read();
        }
        return fields.result();
    }

    private @Nullable HranaError errorOrNull() throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : error();
    }

    /** An error, the parser being at its beginning. */
    HranaError error() throws IOException {
        String message = null;
        String code = null;
        atObject();
        while (nextField()) {
            switch (parser.currentName()) {
                case "message" -> message = parser.nextTextValue();
                case "code" -> code = parser.nextTextValue();
                default -> skip();
            }
        }
        return new HranaError(message == null ? "no message" : message, code == null ? "" : code);
    }

    /** The fields of a statement's result, as they come. */
    private final class StatementFields {
        private List<String> columns = List.of();
        private List<@Nullable Object[]> rows = List.of();
        private long changes;

        void read() throws IOException {
            switch (parser.currentName()) {
                case "cols" -> columns = columns();
                case "rows" -> rows = list(() -> row(columns.size()));
                case "affected_row_count" -> changes = parser.nextLongValue(0);
                case "query_duration_ms" -> {
                    if (parser.nextToken().isNumeric()) {
                        serverMillis += parser.getDoubleValue();
                    }
                }
                default -> skip();
            }
        }

        SqlResult result() {
            return new SqlResult(columns, rows, changes);
        }
    }

    /** The names of columns, the parser being at their field's name. */
    List<String> columns() throws IOException {
        return list(this::column);
    }

    private String column() throws IOException {
        String name = "";
        atObject();
        while (nextField()) {
            if (parser.currentName().equals("name")) {
                String given = parser.nextTextValue();
                name = given == null ? "" : given;
            } else {
                skip();
            }
        }
        return name;
    }

    /** A row, the parser being at its beginning. */
    @Nullable
    Object[] row(int width) throws IOException {
        require(parser.currentToken(), JsonToken.START_ARRAY);
        @Nullable Object[] row = new @Nullable Object[width];
        int place = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (place == width) {
                throw malformed("a row has more values than there are columns");
            }
            row[place++] = HranaValues.read(parser);
        }
        if (place != width) {
            throw malformed("a row has fewer values than there are columns");
        }
        return row;
    }

    private static @Nullable URI url(@Nullable String text) throws IOException {
        try {
            return text == null ? null : URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("the server names an address that is none", e);
        }
    }

    /** Moves to the next field of an object; false at its end. */
    boolean nextField() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.FIELD_NAME) {
            return true;
        }
        require(token, JsonToken.END_OBJECT);
        return false;
    }

    void skip() throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }

    private void atObject() throws IOException {
        require(parser.currentToken(), JsonToken.START_OBJECT);
    }

    private void require(@Nullable JsonToken found, JsonToken expected) throws IOException {
        if (found != expected) {
            throw malformed(found == null ? "it ends too early" : "an unexpected " + found);
        }
    }

    IOException malformed(String what) {
        return new JsonParseException(parser, "the answer is malformed: " + what);
    }
}
