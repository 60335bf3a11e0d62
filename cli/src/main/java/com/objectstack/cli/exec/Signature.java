package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which properties something takes. Others, and missing ones, are {@code INVALID_QUERY}.
 *
 * @param what what takes them, for messages
 * @param required those that must be there and not null
 * @param optional those that may be there
 */
record Signature(String what, Set<String> required, Set<String> optional) {
    static Signature of(String what) {
        return new Signature(what, Set.of(), Set.of());
    }

    Signature needing(String... properties) {
        return new Signature(what, Set.of(properties), optional);
    }

    Signature taking(String... properties) {
        return new Signature(what, required, Set.of(properties));
    }

    /** The node as a command, if it is an object with the right properties. */
    Command check(JsonNode node, String path) {
        if (!(node instanceof ObjectNode json)) {
            throw DriverException.of(
                    ErrorCode.INVALID_QUERY,
                    path,
                    what + " must be an object (got " + Shown.cut(node.toString()) + ")");
        }
        List<Problem> problems = new ArrayList<>();
        for (String property : new TreeSet<>(required)) {
            if (!json.hasNonNull(property)) {
                problems.add(missing(property, path));
            }
        }
        for (var member : json.properties()) {
            if (!required.contains(member.getKey()) && !optional.contains(member.getKey())) {
                problems.add(unknown(member.getKey(), path));
            }
        }
        if (!problems.isEmpty()) {
            throw DriverException.of(problems);
        }
        return new Command(json, path);
    }

    private Problem missing(String property, String path) {
        return Problem.of(
                ErrorCode.INVALID_QUERY, JsonPointers.child(path, property), what + " needs '" + property + "'");
    }

    private Problem unknown(String property, String path) {
        Set<String> known = new TreeSet<>(required);
        known.addAll(optional);
        String hint = NearestName.hint(property, known).orElse("it takes " + String.join(", ", known));
        return new Problem(
                ErrorCode.INVALID_QUERY,
                JsonPointers.child(path, property),
                what + " has no property '" + Shown.cut(property) + "'",
                hint);
    }
}
