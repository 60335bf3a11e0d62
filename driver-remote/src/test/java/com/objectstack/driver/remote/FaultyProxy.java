package com.objectstack.driver.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A proxy that knows requests, and does to each what its script says: what a proxy of bytes cannot do, such as losing an
 * answer after the server has done the work. One request a connection.
 */
final class FaultyProxy implements AutoCloseable {
    /** What becomes of a request. */
    sealed interface Fate {
        /** It is met. */
        record Pass() implements Fate {}

        /** It never arrives. */
        record LoseRequest() implements Fate {}

        /** It is met, and nobody hears of it. */
        record LoseAnswer() implements Fate {}

        /** It is met, and half of the answer arrives. */
        record CutAnswer() implements Fate {}

        /** It is met, half of the answer arrives, and nothing more until the client hangs up. */
        record Stall() implements Fate {}

        /** It arrives twice; the first answer is given. */
        record Duplicate() implements Fate {}

        /** It is met, and the answer comes a few bytes at a time. */
        record Drip() implements Fate {}

        /** It never arrives, and something else answers. */
        record Say(int status, String type, String body) implements Fate {}
    }

    static final Fate PASS = new Fate.Pass();

    private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI target;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile Function<String, Fate> script = body -> PASS;

    FaultyProxy(URI target) throws IOException {
        this.target = target;
        Thread.startVirtualThread(this::accept);
    }

    /** Decides by the request's body. */
    FaultyProxy doing(Function<String, Fate> newScript) {
        script = newScript;
        return this;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** The bodies of all requests so far. */
    List<String> requests() {
        return bodies;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.startVirtualThread(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            meet(connection.getInputStream(), connection.getOutputStream());
        } catch (IOException e) {
            // The client has hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Request(String path, List<String> headers, String body) {}

    private void meet(InputStream in, OutputStream out) throws IOException, InterruptedException {
        Request request = read(in, out);
        bodies.add(request.body());
        switch (script.apply(request.body())) {
            case Fate.Pass ignored -> write(out, forward(request), Integer.MAX_VALUE, false);
            case Fate.LoseRequest ignored -> {}
            case Fate.LoseAnswer ignored -> forward(request);
            case Fate.CutAnswer ignored -> {
                HttpResponse<byte[]> answer = forward(request);
                write(out, answer, answer.body().length / 2, false);
            }
            case Fate.Stall ignored -> {
                HttpResponse<byte[]> answer = forward(request);
                write(out, answer, answer.body().length / 2, false);
                out.flush();
                in.readAllBytes();
            }
            case Fate.Duplicate ignored -> {
                HttpResponse<byte[]> answer = forward(request);
                forward(request);
                write(out, answer, Integer.MAX_VALUE, false);
            }
            case Fate.Drip ignored -> write(out, forward(request), Integer.MAX_VALUE, true);
            case Fate.Say say -> {
                byte[] body = say.body().getBytes(StandardCharsets.UTF_8);
                out.write(head(say.status(), say.type(), body.length));
                out.write(body);
            }
        }
        out.flush();
    }

    private Request read(InputStream in, OutputStream out) throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.add(line);
        }
        int length = 0;
        for (String header : head) {
            String folded = header.toLowerCase(Locale.ROOT);
            if (folded.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (folded.startsWith("expect:")) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        }
        return new Request(head.get(0).split(" ")[1], head.subList(1, head.size()), body(in, length));
    }

    private static String body(InputStream in, int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the client has hung up");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private HttpResponse<byte[]> forward(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder copy =
                HttpRequest.newBuilder(target.resolve(request.path())).POST(BodyPublishers.ofString(request.body()));
        for (String header : request.headers()) {
            String name = header.substring(0, header.indexOf(':'));
            if (name.toLowerCase(Locale.ROOT).startsWith("x-namespace")) {
                copy.header(name, header.substring(name.length() + 1).strip());
            }
        }
        return client.send(copy.build(), BodyHandlers.ofByteArray());
    }

    private static void write(OutputStream out, HttpResponse<byte[]> answer, int bytes, boolean slowly)
            throws IOException {
        byte[] body = answer.body();
        out.write(head(
                answer.statusCode(), answer.headers().firstValue("content-type").orElse("text/plain"), body.length));
        for (int at = 0; at < Math.min(bytes, body.length); at++) {
            out.write(body[at]);
            if (slowly) {
                out.flush();
            }
        }
    }

    private static byte[] head(int status, String type, int length) {
        return ("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client.shutdownNow();
    }
}
