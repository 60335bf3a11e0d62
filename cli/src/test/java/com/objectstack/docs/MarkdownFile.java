package com.objectstack.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of our Markdown files.
 *
 * @param path where it is
 * @param text its text
 */
record MarkdownFile(Path path, String text) {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    /** A fenced block: its language, its text, and where it is. */
    record Block(String place, String language, String text) {
        @Override
        public String toString() {
            return place;
        }
    }

    static MarkdownFile read(String path) {
        try {
            Path file = ROOT.resolve(path);
            return new MarkdownFile(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** README, CONTRIBUTING and all of docs. */
    static List<MarkdownFile> all() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            Stream<String> inDocs =
                    docs.map(file -> "docs/" + file.getFileName()).filter(name -> name.endsWith(".md"));
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md"), inDocs.sorted())
                    .map(MarkdownFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Block> blocks(String language) {
        return all().stream()
                .flatMap(file -> file.blocks().stream())
                .filter(block -> block.language().equals(language));
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            long line = text.substring(0, matcher.start()).lines().count() + 1;
            String place = ROOT.relativize(path) + ":" + line;
            blocks.add(new Block(place, matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /** Links to files of the repository that do not exist. */
    List<String> brokenLinks() {
        Path folder = path.getParent();
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !Files.exists(folder.resolve(target)))
                .toList();
    }
}
