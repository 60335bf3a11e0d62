package com.objectstack.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The repository's own files: no build output, nothing fetched. */
final class SourceTree {
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", ".sqld", ".idea", ".vscode");

    private final Path root;
    private final List<Path> files;

    private SourceTree(Path root, List<Path> files) {
        this.root = root;
        this.files = files;
    }

    /** The tree around the working directory. */
    static SourceTree find() {
        Path root = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(".ci").resolve("run")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not inside the repository"));
        return of(root);
    }

    static SourceTree of(Path root) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skipped = SKIPPED.contains(String.valueOf(folder.getFileName()));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SourceTree(root, List.copyOf(files));
    }

    /** The files whose path, from the root and with forward slashes, is wanted; sorted by it. */
    List<SourceFile> files(Predicate<String> wantedPath) {
        return files.stream()
                .map(file -> new SourceFile(root.relativize(file).toString().replace('\\', '/'), file))
                .filter(file -> wantedPath.test(file.path()))
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .toList();
    }

    /**
     * One file.
     *
     * @param path from the root, with forward slashes
     * @param file where it is
     */
    record SourceFile(String path, Path file) {
        List<String> lines() {
            try {
                return Files.readAllLines(file);
            } catch (IOException e) {
                throw new UncheckedIOException(path, e);
            }
        }

        String simpleName() {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        }
    }
}
