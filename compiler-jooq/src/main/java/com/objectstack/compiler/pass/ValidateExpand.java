package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Everything;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges {@code expand} and nested selects, and the queries in them; SEMANTICS.md §4. */
final class ValidateExpand {
    private static final int MAX_LEVELS = 3;

    /** The level of a query inside a query. */
    private static final int NOBODY_SEES = -1;

    private final RowScope scope;
    private final QueryAST query;
    private final String path;
    private final Problems problems;
    private final int level;

    ValidateExpand(RowScope scope, QueryAST query, String path, Problems problems) {
        this.scope = scope;
        this.query = query;
        this.path = path;
        this.problems = problems;
        this.level = level(path);
    }

    /** How many expansions lead to the query at a path. */
    private static int level(String path) {
        String[] segments = path.split("/", -1);
        for (int place = 1; place < segments.length; place += 2) {
            if (!segments[place].equals("expand") && !segments[place].equals("fields")) {
                return NOBODY_SEES;
            }
        }
        return segments.length / 2;
    }

    /** Adds what is wrong with {@code expand}. */
    void check() {
        if (query.expand().isEmpty() || !isAllowed(path + "/expand", "'expand'")) {
            return;
        }
        for (Map.Entry<String, QueryAST> entry : query.expand().entrySet()) {
            check(entry.getKey(), entry.getValue(), child(path + "/expand", entry.getKey()));
        }
    }

    /** Adds what is wrong with a nested select of a field. */
    void check(Selection.Nested nested, @Nullable ScopedField field, String at) {
        if (!isAllowed(at, "a nested select")) {
            return;
        }
        if (query.isGrouped()) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    at,
                    "groups have no nested selects",
                    "put the group key '" + nested.field() + "' into 'expand'");
        } else if (field != null && requireReference(field, nested.field(), at)) {
            checkQuery(ExpandedField.of(nested, field, at));
        }
    }

    private boolean isAllowed(String at, String what) {
        if (!scope.context().capabilities().has(Capability.EXPAND)) {
            problems.require(Capability.EXPAND, scope.context().capabilities(), at, what);
        } else if (level == NOBODY_SEES) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    at,
                    what + " has no meaning in a query inside a query, which returns no records",
                    "use it in the outermost query, or in one that expands");
        } else if (level >= MAX_LEVELS) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    at,
                    "references are replaced to " + MAX_LEVELS + " levels, and this is one more",
                    "ask for the records below by their ids");
        } else {
            return true;
        }
        return false;
    }

    private void check(String key, QueryAST wanted, String at) {
        ScopedField field = scope.resolve(key, at, problems);
        if (field == null || !requireReference(field, key, at)) {
            return;
        }
        Optional<String> name = ExpandedField.name(key, field, scope, query);
        if (name.isEmpty()) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    at,
                    "'" + key + "' is not in the record, so nothing can take its place",
                    query.isGrouped() ? "add it to 'groupBy'" : "add it to 'fields'");
        }
        checkQuery(new ExpandedField(key, at, field, name.orElse(key), wanted, true));
    }

    private boolean requireReference(ScopedField field, String name, String at) {
        boolean reference = ExpandedField.isReference(field);
        if (!reference) {
            problems.add(
                    ErrorCode.TYPE_MISMATCH,
                    at,
                    "'" + name + "' is no reference",
                    "name a field of type lookup, master_detail, user or tree");
        }
        return reference;
    }

    private void checkQuery(ExpandedField expanded) {
        refuseWhatIsNotPerParent(expanded.query(), expanded.path());
        TableModel target = target(expanded);
        if (target == null) {
            return;
        }
        RowScope rows = ValidateQuery.check(
                withoutCommonTables(), target.name(), expanded.rows(), expanded.path(), null, problems);
        if (rows != null) {
            scope.nest(expanded.node(), rows);
        }
    }

    private @Nullable TableModel target(ExpandedField expanded) {
        String named = expanded.query().object();
        String at = named == null ? expanded.path() : expanded.path() + "/object";
        Optional<String> declared = expanded.field().column().target();
        if (named != null && declared.filter(object -> !object.equals(named)).isPresent()) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    at,
                    "'" + expanded.name() + "' refers to '" + declared.get() + "', not to '" + named + "'",
                    "leave 'object' out");
        }
        Optional<String> object = expanded.target();
        if (object.isEmpty()) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    at,
                    "'" + expanded.name() + "' declares no object that it refers to",
                    "name it in 'expand': {\"object\": …}");
            return null;
        }
        TableModel table = withoutCommonTables().require(object.get(), at, problems);
        if (table != null && !table.hasId()) {
            problems.add(
                    ErrorCode.UNSUPPORTED, at, "'" + table.name() + "' has no 'id' to find its records by", "join it");
            return null;
        }
        return table;
    }

    /** Referenced records are read by statements of their own, which see no common table. */
    private CompileContext withoutCommonTables() {
        CompileContext context = scope.context();
        return new CompileContext(context.catalog(), context.capabilities(), context.visibility(), context.slots());
    }

    private void refuseWhatIsNotPerParent(QueryAST wanted, String at) {
        refuse(!wanted.with().isEmpty(), at + "/with");
        refuse(wanted.search() != null, at + "/search");
        refuse(!wanted.searchFields().isEmpty(), at + "/searchFields");
        refuse(wanted.nearest() != null, at + "/nearest");
        refuse(!wanted.joins().isEmpty(), at + "/joins");
        refuse(!wanted.groupBy().isEmpty(), at + "/groupBy");
        refuse(!wanted.aggregations().isEmpty(), at + "/aggregations");
        refuse(!wanted.windowFunctions().isEmpty(), at + "/windowFunctions");
        refuse(!(wanted.having() instanceof Everything), at + "/having");
        refuse(wanted.distinct(), at + "/distinct");
        refuse(wanted.cursor() != null, at + "/cursor");
        Long limit = wanted.limit();
        Long top = wanted.top();
        if (limit != null && top != null && !limit.equals(top)) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    at + "/top",
                    "'top' (" + top + ") contradicts 'limit' (" + limit + ")",
                    "pass one");
        }
    }

    private void refuse(boolean used, String at) {
        if (used) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    at,
                    "'" + at.substring(at.lastIndexOf('/') + 1) + "' is not applied to each record's references",
                    "use fields, where, orderBy, limit, offset and expand");
        }
    }
}
