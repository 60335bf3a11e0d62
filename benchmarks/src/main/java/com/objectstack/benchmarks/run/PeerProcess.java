package com.objectstack.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * Runs {@code measure.mjs}: one peer, one question, one process.
 *
 * @param scripts the folder of the scripts, in which the peers are installed
 */
record PeerProcess(Path scripts) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOLD_LINES = 5;
    private static final int TOLD_LETTERS = 300;

    /** Longer than any of the questions takes; a peer that hangs is left out. */
    private static final long PATIENCE_MINUTES = 10;

    /**
     * What a process measured.
     *
     * @param scores a score a round
     * @param peakMib the most memory the process had
     */
    record Rounds(List<Double> scores, double peakMib) {
        /** Copies the list. */
        Rounds {
            scores = List.copyOf(scores);
        }
    }

    /**
     * Asks a peer.
     *
     * @param request as {@code measure.mjs} takes it
     * @return what it measured, nothing if the peer has no answer to the question
     * @throws IOException if the process fails, with the end of what it said
     */
    Optional<Rounds> ask(ObjectNode request) throws IOException {
        String answer =
                run(List.of(scripts.resolve("node_modules/.bin/node").toString(), "measure.mjs", request.toString()));
        JsonNode rounds = JSON.readTree(answer);
        if (rounds.path("unsupported").asBoolean()) {
            return Optional.empty();
        }
        List<Double> scores = StreamSupport.stream(rounds.path("scores").spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
        if (scores.isEmpty()) {
            throw new IOException("it measured nothing: " + told(answer));
        }
        return Optional.of(new Rounds(scores, rounds.path("peakMib").asDouble()));
    }

    /** Runs a program in the folder of the scripts; what it prints. */
    String run(List<String> command) throws IOException {
        Path output = Files.createTempFile("objectstack-peer", ".out");
        Path errors = Files.createTempFile("objectstack-peer", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(scripts.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            if (!hasEnded(process)) {
                throw new IOException("it did not end within " + PATIENCE_MINUTES + " minutes");
            }
            if (process.exitValue() != 0) {
                throw new IOException("it ended with " + process.exitValue() + ": " + told(read(errors)));
            }
            return read(output);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static boolean hasEnded(Process process) throws InterruptedIOException {
        try {
            return process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a peer was measured");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** The end of a text, of which a stack trace is only the last lines. */
    private static String told(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        String end = String.join(" | ", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()));
        return end.length() <= TOLD_LETTERS ? end : end.substring(0, TOLD_LETTERS) + "...";
    }
}
