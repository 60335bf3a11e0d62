package com.objectstack.testing.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One golden file: a sentence, then sections headed {@code ---- name}. What a test computes is compared with a section,
 * or written into it under {@code -Dgolden.update=true}, which CI refuses.
 */
public final class GoldenCase {
    private static final String HEAD = "---- ";

    private final Path file;
    private final String sentence;
    private final Map<String, String> sections;

    private GoldenCase(Path file, String sentence, Map<String, String> sections) {
        this.file = file;
        this.sentence = sentence;
        this.sections = sections;
    }

    /** Reads a file. */
    static GoldenCase read(Path file) throws IOException {
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        StringBuilder current = parts.computeIfAbsent("", head -> new StringBuilder());
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(HEAD)) {
                current = parts.computeIfAbsent(line.substring(HEAD.length()).trim(), head -> new StringBuilder());
            } else {
                current.append(line).append('\n');
            }
        }
        Map<String, String> sections = new LinkedHashMap<>();
        parts.forEach((head, text) -> sections.put(head, text.toString().strip()));
        String sentence = sections.remove("");
        return new GoldenCase(file, sentence == null ? "" : sentence, sections);
    }

    /** The file's name without its ending. */
    public String name() {
        return file.getFileName().toString().replace(".txt", "");
    }

    /** What the case says, in words. */
    public String sentence() {
        return sentence;
    }

    /** A section's text, "" if the file has none of this name. */
    public String section(String head) {
        return sections.getOrDefault(head, "");
    }

    /** Whether the file has a section. */
    public boolean has(String head) {
        return sections.containsKey(head);
    }

    /**
     * Compares what was computed with a section.
     *
     * @throws AssertionError if they differ
     */
    public void check(String head, String actual) throws IOException {
        if (GoldenFiles.isUpdating()) {
            sections.put(head, actual.strip());
            write();
            return;
        }
        if (!section(head).equals(actual.strip())) {
            throw new AssertionError(file.getFileName() + ", section '" + head + "'\nexpected: " + section(head)
                    + "\n but was: " + actual.strip());
        }
    }

    private void write() throws IOException {
        String body = sections.entrySet().stream()
                .map(section -> HEAD + section.getKey() + "\n" + section.getValue() + "\n")
                .collect(Collectors.joining());
        Files.writeString(file, sentence + "\n" + body);
    }

    @Override
    public String toString() {
        return name() + ": " + sentence;
    }
}
