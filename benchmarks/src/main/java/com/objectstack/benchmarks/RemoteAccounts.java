package com.objectstack.benchmarks;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.turso.TursoConfig;
import com.objectstack.driver.turso.TursoConfigBuilder;
import com.objectstack.driver.turso.TursoDriver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Accounts at a server, by the driver and by a bare client that sends JSON made before. */
final class RemoteAccounts implements AutoCloseable {
    private static final int STRIDE = 7_919;

    private final IDataDriver driver;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI pipeline;
    private final String namespace;
    private final int count;
    private int next;

    /** Makes the table anew, with the accounts 0 to {@code count - 1}. */
    RemoteAccounts(String url, String namespace, int count) {
        TursoConfigBuilder config = TursoConfig.builder().url(url);
        if (!namespace.isEmpty()) {
            config.namespace(namespace);
        }
        this.driver = TursoDriver.create(config.build());
        this.pipeline = URI.create(url).resolve("/v3/pipeline");
        this.namespace = namespace;
        this.count = count;
        driver.dropTable(Account.OBJECT, DriverOptions.NONE);
        driver.syncSchema(Account.SCHEMA);
        if (count > 0) {
            driver.bulkCreate(Account.OBJECT, records(0, count));
        }
    }

    static List<Map<String, Object>> records(int from, int number) {
        return IntStream.range(from, from + number)
                .mapToObj(account -> Account.of(account).fields())
                .toList();
    }

    IDataDriver driver() {
        return driver;
    }

    /** An id that there is; all of them in turn. */
    String nextId() {
        next = (next + STRIDE) % count;
        return Account.id(next);
    }

    /** A record by its id, as the answer's bytes. */
    byte[] find(String id) throws IOException, InterruptedException {
        return send(FindByIdBenchmark.SQL, "{\"type\":\"text\",\"value\":\"" + id + "\"}");
    }

    /** Sends a statement as a pipeline of its own and reads the answer's bytes. */
    byte[] send(String sql, String jsonArgs) throws IOException, InterruptedException {
        String body = "{\"baton\":null,\"requests\":[{\"type\":\"execute\",\"stmt\":{\"sql\":\"" + sql + "\",\"args\":["
                + jsonArgs + "]}},{\"type\":\"close\"}]}";
        HttpRequest.Builder request = HttpRequest.newBuilder(pipeline)
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
        driver.dropTable(Account.OBJECT, DriverOptions.NONE);
        driver.close();
        http.shutdownNow();
    }
}
