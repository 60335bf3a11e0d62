package com.objectstack.driver.sql;

import com.objectstack.driver.Explanation.PlanNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The full scans in a plan; SQLite's words are described at https://www.sqlite.org/eqp.html. An index made for one
 * statement alone costs a scan too, and so does reading an index from its first entry to its last.
 */
final class PlanScans {
    private static final Pattern SCAN =
            Pattern.compile("SCAN (?<name>.+?)(?<how> (?:USING|VIRTUAL TABLE|LEFT-JOIN|EXISTS)\\b.*)?");

    private static final Pattern AUTOMATIC =
            Pattern.compile("SEARCH (?<name>.+?)(?: EXISTS)? USING AUTOMATIC (?:PARTIAL )?COVERING INDEX .*");

    /** Rows that a plan makes for itself. */
    private static final Pattern MADE = Pattern.compile("(?:CO-ROUTINE|MATERIALIZE) (?<name>.+)");

    private static final String RECURSION = "RECURSIVE STEP";
    private static final String SORTER = "USE TEMP B-TREE FOR ";

    private final List<Scan> scans = new ArrayList<>();

    /**
     * A full scan.
     *
     * @param name what is scanned: the alias of a table
     * @param within the rows that are made by it, "" for the statement's own
     */
    record Scan(String name, String within) {}

    private PlanScans() {}

    /** The scans of tables, each after those that are around it. */
    static List<Scan> of(List<PlanNode> plan) {
        PlanScans found = new PlanScans();
        found.visit(plan, "", Set.of());
        return found.scans;
    }

    /** Whether rows are sorted, so that all of them are read before the first is given. */
    static boolean sorts(List<PlanNode> plan) {
        return plan.stream().anyMatch(node -> node.detail().startsWith(SORTER) || sorts(node.children()));
    }

    private void visit(List<PlanNode> siblings, String within, Set<String> recursive) {
        Set<String> made = new HashSet<>(recursive);
        siblings.forEach(node -> name(MADE, node).ifPresent(made::add));
        for (PlanNode node : siblings) {
            Matcher scan = SCAN.matcher(node.detail());
            if (scan.matches() && isOfTable(scan) && !made.contains(scan.group("name"))) {
                scans.add(new Scan(scan.group("name"), within));
            }
            name(AUTOMATIC, node)
                    .filter(name -> !made.contains(name))
                    .ifPresent(name -> scans.add(new Scan(name, within)));
            String inside = name(MADE, node).orElse(within);
            visit(node.children(), inside, node.detail().equals(RECURSION) ? Set.of(within) : Set.of());
        }
    }

    private static boolean isOfTable(Matcher scan) {
        String how = scan.group("how");
        return (how == null || !how.startsWith(" VIRTUAL TABLE"))
                && !scan.group("name").endsWith("CONSTANT ROW");
    }

    private static Optional<String> name(Pattern pattern, PlanNode node) {
        Matcher words = pattern.matcher(node.detail());
        return words.matches() ? Optional.of(words.group("name")) : Optional.empty();
    }
}
