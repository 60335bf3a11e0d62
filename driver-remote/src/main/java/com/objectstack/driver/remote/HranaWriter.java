package com.objectstack.driver.remote;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.remote.HranaRequest.Step;
import com.objectstack.driver.sql.SqlStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes requests as the JSON of Hrana 3; libsql-remote.md 1.2 to 1.6. */
final class HranaWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;

    private HranaWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Something that is written. */
    @FunctionalInterface
    private interface Content {
        void writeTo(HranaWriter writer) throws IOException;
    }

    /** The body of a pipeline on a stream, or on a new one. */
    static byte[] pipeline(@Nullable String baton, List<HranaRequest> requests) {
        return body(baton, writer -> {
            writer.out.writeArrayFieldStart("requests");
            for (HranaRequest request : requests) {
                writer.request(request);
            }
            writer.out.writeEndArray();
        });
    }

    /** The body of a cursor on a stream, or on a new one. */
    static byte[] cursor(@Nullable String baton, List<Step> steps) {
        return body(baton, writer -> writer.batch(steps));
    }

    private static byte[] body(@Nullable String baton, Content content) {
        ByteArrayBuilder bytes = new ByteArrayBuilder();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("baton", baton);
            content.writeTo(new HranaWriter(out));
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private void request(HranaRequest request) throws IOException {
        out.writeStartObject();
        switch (request) {
            case HranaRequest.Execute execute -> {
                out.writeStringField("type", "execute");
                statement(execute.statement());
            }
            case HranaRequest.Batch batch -> {
                out.writeStringField("type", "batch");
                batch(batch.steps());
            }
            case HranaRequest.GetAutocommit ignored -> out.writeStringField("type", "get_autocommit");
            case HranaRequest.Close ignored -> out.writeStringField("type", "close");
        }
        out.writeEndObject();
    }

    private void batch(List<Step> steps) throws IOException {
        out.writeObjectFieldStart("batch");
        out.writeArrayFieldStart("steps");
        for (Step step : steps) {
            out.writeStartObject();
            if (step.condition() != null) {
                out.writeFieldName("condition");
                condition(step.condition());
            }
            statement(step.statement());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void condition(Condition condition) throws IOException {
        out.writeStartObject();
        switch (condition) {
            case Condition.Ok ok -> {
                out.writeStringField("type", "ok");
                out.writeNumberField("step", ok.step());
            }
            case Condition.Not not -> {
                out.writeStringField("type", "not");
                out.writeFieldName("cond");
                condition(not.condition());
            }
            case Condition.And and -> {
                out.writeStringField("type", "and");
                out.writeArrayFieldStart("conds");
                for (Condition each : and.conditions()) {
                    condition(each);
                }
                out.writeEndArray();
            }
            case Condition.IsAutocommit ignored -> out.writeStringField("type", "is_autocommit");
        }
        out.writeEndObject();
    }

    private void statement(SqlStatement statement) throws IOException {
        out.writeObjectFieldStart("stmt");
        out.writeStringField("sql", wellFormed(statement.sql()));
        if (!statement.binds().isEmpty()) {
            out.writeArrayFieldStart("args");
            for (Object bind : statement.binds()) {
                value(bind);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    /** The server reads integers and blobs without a copy, so no character of theirs may be escaped; none needs to be. */
    private void value(@Nullable Object value) throws IOException {
        out.writeStartObject();
        switch (value) {
            case null -> out.writeStringField("type", "null");
            case Long whole -> {
                out.writeStringField("type", "integer");
                out.writeStringField("value", whole.toString());
            }
            case Double real -> real(real);
            case String text -> {
                out.writeStringField("type", "text");
                out.writeStringField("value", wellFormed(text));
            }
            case byte[] bytes -> {
                out.writeStringField("type", "blob");
                out.writeStringField("base64", Base64.getEncoder().encodeToString(bytes));
            }
            default -> throw new IllegalArgumentException("a bind must not be a " + value.getClass());
        }
        out.writeEndObject();
    }

    private void real(double value) throws IOException {
        if (Double.isInfinite(value)) {
            throw DriverException.of(
                    ErrorCode.VALUE_OUT_OF_RANGE, "", "the protocol has no infinite numbers", "write 9e999 in the SQL");
        }
        if (Double.isNaN(value)) {
            // As SQLite stores it.
            out.writeStringField("type", "null");
        } else {
            out.writeStringField("type", "float");
            out.writeNumberField("value", value);
        }
    }

    /** Jackson would write a lone surrogate as an escape that the server refuses with the whole request. */
    private static String wellFormed(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit)
                        || at + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    throw DriverException.of(
                            ErrorCode.INVALID_DATA, "", "a text holds half a surrogate pair, which is no character");
                }
                at++;
            }
        }
        return text;
    }
}
