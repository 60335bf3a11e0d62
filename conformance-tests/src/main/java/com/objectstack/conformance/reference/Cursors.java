package com.objectstack.conformance.reference;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Cursor;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The place that a cursor stands for in the order of its query (SEMANTICS.md §4, decision 16). */
final class Cursors {
    /** An engine compares no more keys in one expression. */
    private static final int MAX_KEYS = 200;

    private final Queries queries;
    private final QueryAST query;
    private final String path;
    private final Problems problems;

    Cursors(Queries queries, QueryAST query, String path) {
        this.queries = queries;
        this.query = query;
        this.path = path;
        this.problems = queries.problems();
    }

    /** The values of the place; empty if there is no cursor, or after a problem was collected. */
    Optional<List<@Nullable Object>> read(Orders orders, String object) {
        Cursor cursor = query.cursor();
        if (cursor == null
                || !queries.can(Capability.QUERY_CURSOR, path + "/cursor", "'cursor'")
                || !orders.isKnown()) {
            return Optional.empty();
        }
        TotalOrder order = orders.total();
        if (hasTooManyKeys(order, path + "/cursor")) {
            return Optional.empty();
        }
        return switch (cursor) {
            case Cursor.Position position -> ofPosition(position.values(), order);
            case Cursor.Token token -> ofToken(token.text(), order, object);
        };
    }

    /** Adds why the query cannot be read page by page. */
    void judgePage(Orders orders) {
        if (query.effectiveLimit().filter(limit -> limit == 0).isPresent()) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/" + (query.limit() != null ? "limit" : "top"),
                    "a page of no records ends nowhere, so none could follow it",
                    "ask for 1 or more");
        }
        if (query.cursor() == null
                && queries.can(Capability.QUERY_CURSOR, path, "reading by page")
                && orders.isKnown()) {
            hasTooManyKeys(orders.total(), path);
        }
    }

    private boolean hasTooManyKeys(TotalOrder order, String at) {
        boolean tooMany = order.keys().size() > MAX_KEYS;
        if (tooMany) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    at,
                    "the records are sorted by " + order.keys().size() + " keys",
                    "sort by at most " + MAX_KEYS + ", or page by 'offset'");
        }
        return tooMany;
    }

    private Optional<List<@Nullable Object>> ofToken(String text, TotalOrder order, String object) {
        Optional<CursorToken> token = CursorToken.read(text);
        if (token.isEmpty()) {
            refuseToken("the token is damaged");
            return Optional.empty();
        }
        if (!token.get().order().equals(CursorToken.name(order, object))) {
            refuseToken("the token belongs to another order");
            return Optional.empty();
        }
        return Optional.of(token.get().place());
    }

    private void refuseToken(String message) {
        problems.add(ErrorCode.INVALID_QUERY, path + "/cursor", message, "pass the token of the same query");
    }

    private Optional<List<@Nullable Object>> ofPosition(Map<String, @Nullable Object> given, TotalOrder order) {
        if (!hasExactlyTheKeys(given.keySet(), order) || !areUnlike(order)) {
            return Optional.empty();
        }
        List<@Nullable Object> place = new ArrayList<>();
        boolean isSound = true;
        for (SortKey key : order.keys()) {
            isSound &= addValue(key, given.get(key.name()), place);
        }
        return isSound ? Optional.of(place) : Optional.empty();
    }

    private boolean hasExactlyTheKeys(Set<String> given, TotalOrder order) {
        Set<String> names = order.names();
        String hint = names.isEmpty() ? "the query has one record" : "the keys are " + String.join(", ", names);
        for (String name : names) {
            if (!given.contains(name)) {
                problems.add(ErrorCode.INVALID_QUERY, path + "/cursor", "the cursor has no '" + name + "'", hint);
            }
        }
        for (String name : given) {
            if (!names.contains(name)) {
                problems.add(
                        ErrorCode.INVALID_QUERY,
                        child(path + "/cursor", name),
                        Texts.shown(name) + " is no key that the records are sorted by",
                        hint);
            }
        }
        return given.equals(names);
    }

    /** A {@code distinct} query may give one field the name of another. */
    private boolean areUnlike(TotalOrder order) {
        Map<String, List<String>> fields = new HashMap<>();
        for (SortKey key : order.keys()) {
            List<String> field = key.expression().key();
            List<String> known = fields.putIfAbsent(key.name(), field);
            if (known != null && !known.equals(field)) {
                problems.add(
                        ErrorCode.INVALID_QUERY,
                        child(path + "/cursor", key.name()),
                        "two keys that the records are sorted by are called '" + key.name() + "'",
                        "pass the token that findPage gives, or name the fields anew");
                return false;
            }
        }
        return true;
    }

    private boolean addValue(SortKey key, @Nullable Object value, List<@Nullable Object> place) {
        if (value == null) {
            place.add(null);
            return true;
        }
        Column column = key.expression().column();
        return switch (Literals.read(column, value)) {
            case Checked.Accepted<?> accepted -> place.add(accepted.value());
            case Checked.Refused<?> refused -> {
                Literals.refuse(refused, column, child(path + "/cursor", key.name()), problems);
                yield false;
            }
        };
    }
}
