package com.objectstack.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of a libSQL server as one writes it by hand: puts JSON together and reads an answer's bytes. */
final class BareClient implements AutoCloseable {
    static final String NULL = "{\"type\":\"null\"}";

    private static final Pattern BATON = Pattern.compile("\"baton\":\"([^\"]+)\"");
    private static final String CLOSE = "{\"type\":\"close\"}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI pipeline;
    private final URI cursor;
    private final String namespace;

    /** A client of a database, of the server's only one if the name is empty. */
    BareClient(String url, String namespace) {
        this.pipeline = URI.create(url).resolve("/v3/pipeline");
        this.cursor = URI.create(url).resolve("/v3/cursor");
        this.namespace = namespace;
    }

    /** A statement; its text needs no escapes. */
    static String statement(String sql, String... args) {
        return "{\"sql\":\"" + sql + "\",\"args\":[" + String.join(",", args) + "]}";
    }

    static String text(String value) {
        return "{\"type\":\"text\",\"value\":\"" + value + "\"}";
    }

    static String whole(long value) {
        return "{\"type\":\"integer\",\"value\":\"" + value + "\"}";
    }

    static String real(double value) {
        return "{\"type\":\"float\",\"value\":" + value + "}";
    }

    static String blob(byte[] value) {
        return "{\"type\":\"blob\",\"base64\":\"" + Base64.getEncoder().encodeToString(value) + "\"}";
    }

    /** Runs a statement by itself. */
    byte[] send(String statement) throws IOException, InterruptedException {
        return post(pipeline, requests("null", execute(statement), CLOSE));
    }

    /** Has the server send the rows as it finds them. */
    byte[] stream(String statement) throws IOException, InterruptedException {
        byte[] rows = post(cursor, "{\"baton\":null,\"batch\":{\"steps\":[{\"stmt\":" + statement + "}]}}");
        post(pipeline, requests(baton(rows), CLOSE));
        return rows;
    }

    /** Runs statements one after another in a transaction, as one does who looks at each answer. */
    List<byte[]> transaction(List<String> statements) throws IOException, InterruptedException {
        List<byte[]> answers = new ArrayList<>(statements.size());
        String baton = "null";
        for (String statement : statements) {
            byte[] answer = answers.isEmpty()
                    ? post(pipeline, requests(baton, execute(statement("begin immediate")), execute(statement)))
                    : post(pipeline, requests(baton, execute(statement)));
            answers.add(answer);
            baton = baton(answer);
        }
        post(pipeline, requests(baton, execute(statement("commit")), CLOSE));
        return answers;
    }

    private static String execute(String statement) {
        return "{\"type\":\"execute\",\"stmt\":" + statement + "}";
    }

    private static String requests(String baton, String... requests) {
        return "{\"baton\":" + baton + ",\"requests\":[" + String.join(",", requests) + "]}";
    }

    /** Where the next request belongs, as JSON. */
    private static String baton(byte[] answer) throws IOException {
        // It stands in the beginning, and the rest may be large.
        Matcher found = BATON.matcher(new String(answer, 0, Math.min(answer.length, 1_000), StandardCharsets.UTF_8));
        if (!found.find()) {
            throw new IOException("the server names no baton");
        }
        return "\"" + found.group(1) + "\"";
    }

    private byte[] post(URI target, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!namespace.isEmpty()) {
            request.header(
                    "x-namespace-bin",
                    Base64.getEncoder().withoutPadding().encodeToString(namespace.getBytes(StandardCharsets.UTF_8)));
        }
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("the server answered " + response.statusCode());
        }
        return response.body();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
