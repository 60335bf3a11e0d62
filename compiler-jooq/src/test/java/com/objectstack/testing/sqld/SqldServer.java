package com.objectstack.testing.sqld;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running libSQL server on free loopback ports, with its data in a fresh temporary folder.
 *
 * <p>Thread-safe. Whoever starts it closes it; the one handed to tests by {@link SqldExtension} is closed with the JVM's
 * test run. Databases are namespaces: requests name theirs in the header {@code x-namespace-bin}; those that name none
 * go to a database called {@code 127}, since the server takes the host up to its first dot.
 */
public final class SqldServer implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
    private static final int START_TRIES = 5;

    private final Process process;
    private final Path folder;
    private final int port;
    private final int adminPort;
    private final Thread stopAtExit;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private volatile boolean keepLog;

    private SqldServer(Process process, Path folder, int port, int adminPort) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.adminPort = adminPort;
        this.stopAtExit = new Thread(process::destroyForcibly, "stop-sqld");
        Runtime.getRuntime().addShutdownHook(stopAtExit);
    }

    /**
     * Starts a server and waits until it answers. A port that somebody else takes in between is met by another try.
     *
     * @param options more of the program's own options, for example {@code "--max-response-size", "1MB"}
     * @throws IllegalStateException if it does not start; the message holds the end of its log
     */
    public static SqldServer start(Path binary, String... options) {
        for (int attempt = 1; ; attempt++) {
            SqldServer server = launch(binary, options);
            if (server.answers()) {
                server.createDatabase("127");
                return server;
            }
            String log = server.log();
            server.keepLog();
            server.close();
            if (attempt == START_TRIES || !log.contains("Address already in use")) {
                throw new IllegalStateException("sqld did not start:\n" + log);
            }
        }
    }

    private static SqldServer launch(Path binary, String... options) {
        try {
            Path folder = Files.createTempDirectory("sqld-test");
            int port = freePort();
            int adminPort = freePort();
            List<String> command = new ArrayList<>(List.of(
                    binary.toString(),
                    "--no-welcome",
                    "--db-path",
                    folder.resolve("data").toString(),
                    "--http-listen-addr",
                    "127.0.0.1:" + port,
                    "--admin-listen-addr",
                    "127.0.0.1:" + adminPort,
                    "--enable-namespaces"));
            command.addAll(List.of(options));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("sqld.log").toFile())
                    .start();
            return new SqldServer(process, folder, port, adminPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The address that clients use. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The address of the admin API. */
    public URI adminUrl() {
        return URI.create("http://127.0.0.1:" + adminPort);
    }

    /** A client of the given database. */
    public HranaTestClient client(String database) {
        return new HranaTestClient(http, url(), database);
    }

    /** Creates an empty database. */
    public void createDatabase(String name) {
        createDatabase(name, "{}");
    }

    /** Creates an empty database with settings of the admin API, for example <code>{"txn_timeout_s":1}</code>. */
    public void createDatabase(String name, String settings) {
        admin(HttpRequest.newBuilder(adminUrl().resolve("/v1/namespaces/" + name + "/create"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(settings)));
    }

    /** Deletes a database with all its data. */
    public void deleteDatabase(String name) {
        admin(HttpRequest.newBuilder(adminUrl().resolve("/v1/namespaces/" + name))
                .DELETE());
    }

    /** What the server has written so far, its last 20,000 characters. */
    public String log() {
        try {
            String all = Files.readString(folder.resolve("sqld.log"), StandardCharsets.UTF_8);
            return all.substring(Math.max(0, all.length() - 20_000));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    /** Asks that the log be copied to {@code target/sqld-PORT.log} at the end: a test failed. */
    public void keepLog() {
        keepLog = true;
    }

    /** Stops the server, by force if it must be, and deletes its folder. Closing again does nothing. */
    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        stop();
        try {
            if (keepLog) {
                Path kept = Files.createDirectories(Path.of("target")).resolve("sqld-" + port + ".log");
                Files.copy(folder.resolve("sqld.log"), kept, StandardCopyOption.REPLACE_EXISTING);
            }
            deleteFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        } catch (IllegalStateException e) {
            // The JVM is going down already, and the hook does no harm.
            process.destroyForcibly();
        }
    }

    private void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean answers() {
        HttpRequest health = HttpRequest.newBuilder(url().resolve("/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                if (http.send(health, BodyHandlers.discarding()).statusCode() == 200 && process.isAlive()) {
                    return true;
                }
            } catch (IOException notYet) {
                // Not listening yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (!pause()) {
                return false;
            }
        }
        return false;
    }

    private static boolean pause() {
        try {
            Thread.sleep(Duration.ofMillis(20));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void admin(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        response.request().uri().getPath() + ": " + response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
