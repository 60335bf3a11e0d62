package com.objectstack.testing.sqld;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * As little of Hrana over HTTP as tests need. Each call is a stream of its own that the server closes with the answer, so
 * nothing stays open and no state carries over.
 *
 * <p>Thread-safe. Refusals are {@link HranaTestException}s with the server's message.
 */
public final class HranaTestClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI url;
    private final String database;

    HranaTestClient(HttpClient http, URI url, String database) {
        this.http = http;
        this.url = url;
        this.database = database;
    }

    /** The server's address. */
    public URI url() {
        return url;
    }

    /** The name of the database (a namespace). */
    public String database() {
        return database;
    }

    /** Runs one statement. */
    public HranaRows execute(String sql, @Nullable Object... args) {
        // Not List.of: a value may be null.
        return execute(new HranaStatement(sql, Collections.unmodifiableList(Arrays.asList(args))));
    }

    /** Runs one statement. */
    public HranaRows execute(HranaStatement statement) {
        ObjectNode request = JSON.createObjectNode().put("type", "execute");
        request.set("stmt", encode(statement));
        return rows(send(request).get("result"));
    }

    /**
     * Has one statement parsed and prepared, and not run. It need not have values for its {@code ?}.
     *
     * <p>The server's describe request alone is not enough: it asks SQLite only, and lets through what the server's own
     * parser refuses when the statement is executed, such as an ORDER BY inside an aggregate (seen). An executed EXPLAIN
     * meets both. What neither of them finds: statements that the server does not allow at all, such as VACUUM.
     */
    public HranaDescription describe(String sql) {
        execute("explain " + sql);
        JsonNode result = send(JSON.createObjectNode().put("type", "describe").put("sql", sql))
                .get("result");
        return new HranaDescription(
                result.get("cols").findValuesAsText("name"),
                result.get("params").size(),
                result.get("is_readonly").booleanValue());
    }

    /**
     * Runs statements in order on one connection, each only if the one before it succeeded. Not a transaction unless the
     * statements make it one.
     *
     * @return what each gave
     * @throws HranaTestException with the first refusal
     */
    public List<HranaRows> batch(List<HranaStatement> statements) {
        ObjectNode request = JSON.createObjectNode().put("type", "batch");
        ArrayNode steps = request.putObject("batch").putArray("steps");
        for (HranaStatement statement : statements) {
            ObjectNode step = steps.addObject();
            step.set("stmt", encode(statement));
            if (steps.size() > 1) {
                step.putObject("condition").put("type", "ok").put("step", steps.size() - 2);
            }
        }

        JsonNode result = send(request).get("result");
        for (JsonNode error : result.get("step_errors")) {
            if (!error.isNull()) {
                throw refusal(error);
            }
        }
        List<HranaRows> all = new ArrayList<>();
        result.get("step_results").forEach(step -> all.add(rows(step)));
        return List.copyOf(all);
    }

    /** A stream that stays open between calls, for transactions. The caller closes it. */
    public Stream open() {
        return new Stream();
    }

    /** One connection of the server, known by the baton of its last answer. For one thread. */
    public final class Stream implements AutoCloseable {
        private @Nullable String baton;

        /** Runs one statement. */
        public HranaRows execute(HranaStatement statement) {
            ObjectNode request = JSON.createObjectNode().put("type", "execute");
            request.set("stmt", encode(statement));
            return rows(ask(request).get("result"));
        }

        private JsonNode ask(ObjectNode request) {
            ObjectNode pipeline = JSON.createObjectNode().put("baton", baton);
            pipeline.putArray("requests").add(request);
            HttpResponse<String> response = post(pipeline.toString());
            if (response.statusCode() != 200) {
                throw new HranaTestException("HTTP " + response.statusCode(), response.body());
            }
            JsonNode answer = parse(response.body());
            baton = answer.path("baton").asText(null);
            JsonNode result = answer.get("results").get(0);
            if (result.get("type").asText().equals("error")) {
                throw refusal(result.get("error"));
            }
            return result.get("response");
        }

        /** Ends the stream, and rolls back what is open. */
        @Override
        public void close() {
            if (baton != null) {
                ask(JSON.createObjectNode().put("type", "close"));
            }
        }
    }

    private JsonNode send(ObjectNode request) {
        ObjectNode pipeline = JSON.createObjectNode();
        pipeline.putArray("requests").add(request).addObject().put("type", "close");
        HttpResponse<String> response = post(pipeline.toString());
        if (response.statusCode() != 200) {
            throw new HranaTestException("HTTP " + response.statusCode(), response.body());
        }
        JsonNode result = parse(response.body()).get("results").get(0);
        if (result.get("type").asText().equals("error")) {
            throw refusal(result.get("error"));
        }
        return result.get("response");
    }

    private HttpResponse<String> post(String body) {
        String namespace =
                Base64.getEncoder().withoutPadding().encodeToString(database.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/v3/pipeline"))
                .header("Content-Type", "application/json")
                .header("x-namespace-bin", namespace)
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + body, e);
        }
    }

    private static HranaTestException refusal(JsonNode error) {
        return new HranaTestException(
                error.path("code").asText("no code"), error.get("message").asText());
    }

    private static ObjectNode encode(HranaStatement statement) {
        ObjectNode node = JSON.createObjectNode().put("sql", statement.sql());
        ArrayNode args = node.putArray("args");
        statement.args().forEach(value -> args.add(encodeValue(value)));
        return node;
    }

    private static ObjectNode encodeValue(@Nullable Object value) {
        ObjectNode node = JSON.createObjectNode();
        return switch (value) {
            case null -> node.put("type", "null");
            case Integer i -> node.put("type", "integer").put("value", i.toString());
            case Long l -> node.put("type", "integer").put("value", l.toString());
            case Double d -> node.put("type", "float").put("value", d);
            case String s -> node.put("type", "text").put("value", s);
            case byte[] b ->
                node.put("type", "blob").put("base64", Base64.getEncoder().encodeToString(b));
            default -> throw new IllegalArgumentException("Hrana has no type for " + value.getClass());
        };
    }

    private static HranaRows rows(JsonNode result) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (JsonNode row : result.get("rows")) {
            List<@Nullable Object> values = new ArrayList<>();
            row.forEach(value -> values.add(decodeValue(value)));
            rows.add(Collections.unmodifiableList(values));
        }
        return new HranaRows(
                result.get("cols").findValuesAsText("name"),
                Collections.unmodifiableList(rows),
                result.get("affected_row_count").longValue());
    }

    private static @Nullable Object decodeValue(JsonNode value) {
        String type = value.get("type").asText();
        return switch (type) {
            case "null" -> null;
            case "integer" -> Long.valueOf(value.get("value").asText());
            case "float" -> value.get("value").doubleValue();
            case "text" -> value.get("value").asText();
            case "blob" -> Base64.getDecoder().decode(value.get("base64").asText());
            default -> throw new IllegalStateException("unknown type of value " + type);
        };
    }
}
