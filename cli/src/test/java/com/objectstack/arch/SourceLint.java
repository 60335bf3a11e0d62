package com.objectstack.arch;

import com.objectstack.arch.SourceTree.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules over the text of our sources. Each returns its violations as {@code path:line: what}, empty if there are none. */
final class SourceLint {
    static final int MAX_MAIN_LINES = 300;

    private static final Pattern TEST_ANNOTATION =
            Pattern.compile("^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example)\\b");
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.])/(home|root|usr/lib)/");
    private static final Pattern TASK = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b(?!\\(#\\d+\\))");
    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|xml|md|txt|json|properties|sql|sh|yml|yaml)|\\.ci/.*|bin/.*");
    private static final Pattern CODE = Pattern.compile(".*\\.(java|xml|sh)|\\.ci/.*|bin/.*");

    private final SourceTree tree;

    SourceLint(SourceTree tree) {
        this.tree = tree;
    }

    /** Long main files without a reason, and reasons for files that are not (or no longer) long. */
    List<String> longMainFiles(Map<String, String> reasons) {
        List<String> violations = new ArrayList<>();
        Set<String> idle = new TreeSet<>(reasons.keySet());
        for (SourceFile file : tree.files(path -> path.contains("src/main/java/") && path.endsWith(".java"))) {
            int lines = file.lines().size();
            if (lines > MAX_MAIN_LINES && !idle.remove(file.path())) {
                violations.add(file.path() + ":1: " + lines + " lines, over " + MAX_MAIN_LINES
                        + "; split it, or give a reason in size-exceptions.txt");
            }
        }
        idle.forEach(path -> violations.add(path + ":1: in size-exceptions.txt, but not over " + MAX_MAIN_LINES));
        return violations;
    }

    /** Classes with tests that Surefire would silently pass over. */
    List<String> misnamedTestClasses() {
        return tree.files(path -> path.contains("src/test/java/") && path.endsWith(".java")).stream()
                .filter(file -> !file.simpleName().endsWith("Test"))
                .filter(file ->
                        file.lines().stream().noneMatch(line -> line.contains("abstract class " + file.simpleName())))
                .filter(file -> file.lines().stream()
                        .anyMatch(line -> TEST_ANNOTATION.matcher(line).find()))
                .map(file -> file.path() + ":1: has tests, so its name must end in Test")
                .toList();
    }

    /** Paths that exist on one machine only. */
    List<String> machinePaths() {
        return matches(TEXT, MACHINE_PATH, "names a path of one machine");
    }

    /** Tasks that nobody can look up. */
    List<String> tasksWithoutIssue() {
        return matches(CODE, TASK, "a task needs its issue's number in brackets, with a #");
    }

    private List<String> matches(Pattern paths, Pattern banned, String what) {
        List<String> violations = new ArrayList<>();
        for (SourceFile file : tree.files(paths.asMatchPredicate())) {
            List<String> lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                if (banned.matcher(lines.get(i)).find()) {
                    violations.add(file.path() + ":" + (i + 1) + ": " + what);
                }
            }
        }
        return violations;
    }
}
