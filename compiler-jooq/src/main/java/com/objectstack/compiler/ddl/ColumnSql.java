package com.objectstack.compiler.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The definition of a column in a {@code CREATE TABLE}: name, type, constraints, each as it is written.
 *
 * @param name the name without quotes
 * @param written the name as it is written
 * @param type the type as it is written, "" if there is none
 * @param constraints its constraints in order
 */
record ColumnSql(String name, String written, String type, List<Constraint> constraints) {
    private static final Set<String> FIRST_WORDS = Set.of(
            "constraint",
            "primary",
            "not",
            "null",
            "unique",
            "check",
            "default",
            "collate",
            "references",
            "generated",
            "as");

    /** A constraint: its first keyword in lower case, a name's {@code constraint x} left out, and its text. */
    record Constraint(String kind, String text) {
        /** Whether it says if the column takes NULL. */
        boolean isNullity() {
            return kind.equals("not") || kind.equals("null");
        }
    }

    /** Reads a definition. */
    static ColumnSql of(String definition) {
        List<Token> tokens = Token.of(definition);
        Token name = tokens.get(0);
        int at = 1;
        while (at < tokens.size() && !startsConstraint(tokens.get(at))) {
            at++;
        }
        String type = at == 1
                ? ""
                : definition.substring(tokens.get(1).start(), tokens.get(at - 1).end());
        return new ColumnSql(name.name(), name.text(), type, constraints(definition, tokens, at));
    }

    private static List<Constraint> constraints(String definition, List<Token> tokens, int from) {
        List<Constraint> constraints = new ArrayList<>();
        int start = from;
        while (start < tokens.size()) {
            int end = endOfConstraint(tokens, start);
            int first = tokens.get(start).is("constraint") ? Math.min(start + 2, end - 1) : start;
            constraints.add(new Constraint(
                    tokens.get(first).text().toLowerCase(Locale.ROOT),
                    definition.substring(
                            tokens.get(start).start(), tokens.get(end - 1).end())));
            start = end;
        }
        return constraints;
    }

    /** The place after the last token of a constraint: the next one's first word outside of brackets. */
    private static int endOfConstraint(List<Token> tokens, int start) {
        int at = start;
        if (tokens.get(at).is("constraint")) {
            at += 2;
        }
        String kind = at < tokens.size() ? tokens.get(at).text().toLowerCase(Locale.ROOT) : "";
        at += kind.equals("generated") ? 3 : kind.equals("not") || kind.equals("default") ? 2 : 1;
        if (kind.equals("default")
                && at - 1 < tokens.size()
                && tokens.get(at - 1).isSign('(')) {
            at--;
        }
        int depth = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (token.isSign('(')) {
                depth++;
            } else if (token.isSign(')')) {
                depth--;
            } else if (depth == 0 && startsConstraint(token) && !continues(kind, tokens, at)) {
                return at;
            }
            at++;
        }
        return Math.min(at, tokens.size());
    }

    /** {@code on delete set null}, {@code set default} and {@code not deferrable} belong to a foreign key. */
    private static boolean continues(String kind, List<Token> tokens, int at) {
        if (!kind.equals("references")) {
            return false;
        }
        boolean afterSet = tokens.get(at - 1).is("set");
        boolean deferrable = tokens.get(at).is("not")
                && at + 1 < tokens.size()
                && tokens.get(at + 1).is("deferrable");
        return afterSet || deferrable;
    }

    private static boolean startsConstraint(Token token) {
        return token.kind() == Token.Kind.WORD
                && FIRST_WORDS.contains(token.text().toLowerCase(Locale.ROOT));
    }

    /** Whether the values are computed from other columns. */
    boolean isGenerated() {
        return has("generated") || has("as");
    }

    boolean has(String kind) {
        return constraints.stream().anyMatch(constraint -> constraint.kind().equals(kind));
    }

    /** Type, nullity and default of another definition; checks, keys, references and collation of this one. */
    ColumnSql retyped(ColumnSql other) {
        List<Constraint> merged = new ArrayList<>();
        other.constraints.stream()
                .filter(c -> c.isNullity() || c.kind().equals("default"))
                .forEach(merged::add);
        constraints.stream()
                .filter(constraint ->
                        !constraint.isNullity() && !constraint.kind().equals("default"))
                .forEach(merged::add);
        return new ColumnSql(name, written, other.type, merged);
    }

    /** The checks and keys of the column, and what it is computed from. */
    String rules() {
        Set<String> plain = Set.of("default", "collate", "not", "null");
        return constraints.stream()
                .filter(constraint -> !plain.contains(constraint.kind()))
                .map(Constraint::text)
                .collect(Collectors.joining(" "));
    }

    String sql() {
        List<String> parts = new ArrayList<>(List.of(written));
        if (!type.isEmpty()) {
            parts.add(type);
        }
        constraints.forEach(constraint -> parts.add(constraint.text()));
        return String.join(" ", parts);
    }
}
