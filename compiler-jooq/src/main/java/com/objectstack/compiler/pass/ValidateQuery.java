package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Everything;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import com.objectstack.schema.ValueClass;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first pass: judges a query, nested ones included, and collects everything that is wrong with it. What it finds out
 * about names is the scope that the lower pass goes on with.
 */
final class ValidateQuery {
    private static final Set<ValueClass> UNSORTABLE = Set.of(ValueClass.LIST, ValueClass.JSON, ValueClass.VECTOR);

    private final QueryAST query;
    private final String path;
    /** All rows, as {@code where} sees them. */
    private final RowScope rows;

    /** The same rows, or those that {@code nearest} found, as everything else sees them. */
    private final RowScope scope;

    private final DriverCapabilities capabilities;
    private final NestedQueries nested;
    private final Problems problems;

    private ValidateQuery(RowScope rows, QueryAST query, String path, Problems problems) {
        this.query = query;
        this.path = path;
        this.rows = rows;
        this.scope = query.nearest() == null ? rows : rows.found(query.nearest());
        this.capabilities = scope.context().capabilities();
        this.problems = problems;
        this.nested = new NestedQueries(problems);
    }

    /**
     * Judges a read.
     *
     * @param context what the request shares
     * @param object the object or common table asked
     * @param query the query
     * @param path where the query stands
     * @param outer the rows of the enclosing query, or null
     * @param problems collects what is wrong
     * @return what its names stand for, only of use if nothing is wrong; null if there is no such object
     */
    static @Nullable RowScope check(
            CompileContext context,
            String object,
            QueryAST query,
            String path,
            @Nullable RowScope outer,
            Problems problems) {
        ValidateCommonTables commonTables = new ValidateCommonTables(context, problems);
        CompileContext seen = commonTables.check(query, path);
        TableModel table = seen.require(object, path.isEmpty() ? "" : path + "/object", problems);
        if (table == null) {
            return null;
        }
        RowScope rows = new RowScope(seen, table, outer, path);
        rows.matches().find(rows, query);
        new ValidateJoins(rows, new NestedQueries(problems), problems).check(query, path);
        ValidateQuery pass = new ValidateQuery(rows, query, path, problems);
        commonTables.nestIn(pass.scope);
        pass.checkRead();
        return pass.scope;
    }

    /** Refuses the query of an {@code updateMany} or {@code deleteMany} that cannot be compiled exactly. */
    static RowScope checkAffected(CompileContext context, TableModel table, QueryAST query) {
        Problems problems = new Problems();
        ValidateCommonTables commonTables = new ValidateCommonTables(context, problems);
        RowScope scope = new RowScope(commonTables.check(query, ""), table, null, "");
        commonTables.nestIn(scope);
        ValidateQuery pass = new ValidateQuery(scope, query, "", problems);
        pass.refuseBesidesFilter();
        pass.checkWhere(scope);
        pass.checkOrder();
        pass.checkPaging();
        pass.checkCountable();
        problems.throwIfAny();
        return scope;
    }

    private void checkRead() {
        checkFields();
        checkWhere(rows);
        require(query.search() != null, Capability.FULL_TEXT_SEARCH, "search");
        require(!query.searchFields().isEmpty(), Capability.FULL_TEXT_SEARCH, "searchFields");
        if (capabilities.has(Capability.FULL_TEXT_SEARCH)) {
            new ValidateSearch(rows, query, path, problems).check();
        }
        ValidateNearest.check(rows, query, path, problems);
        require(!query.windowFunctions().isEmpty(), Capability.QUERY_WINDOW_FUNCTIONS, "windowFunctions");
        require(!query.groupBy().isEmpty(), Capability.QUERY_AGGREGATIONS, "groupBy");
        require(!query.aggregations().isEmpty(), Capability.QUERY_AGGREGATIONS, "aggregations");
        if (query.isGrouped()) {
            new ValidateGroups(scope, query, path, filters(scope), problems).check(nested);
        } else {
            checkNoHaving();
        }
        if (!query.windowFunctions().isEmpty()) {
            new ValidateWindows(scope, query, path, problems).check(nested);
        }
        checkOrder();
        checkPaging();
        new ValidateCursor(scope, query, path, problems).check();
        new ValidateExpand(scope, query, path, problems).check();
    }

    private void checkWhere(RowScope names) {
        require(!(query.where() instanceof Everything), Capability.QUERY_FILTERS, "where");
        filters(names).check(query.where(), path + "/where");
    }

    private ValidateFilter filters(RowScope names) {
        return new ValidateFilter(names, capabilities, nested, problems);
    }

    private void require(boolean used, Capability capability, String property) {
        if (used) {
            problems.require(capability, capabilities, path + "/" + property, "'" + property + "'");
        }
    }

    private void checkFields() {
        Set<String> names = new HashSet<>();
        for (int place = 0; place < query.fields().size(); place++) {
            Selection selection = query.fields().get(place);
            String at = child(path + "/fields", place);
            if (selection.alias().isPresent()) {
                // SQLite's ORDER BY looks at aliases before columns.
                scope.qualify();
            }
            ScopedField field = query.isGrouped() ? null : scope.resolve(selection.field(), at, problems);
            if (selection instanceof Selection.Nested nestedSelect) {
                new ValidateExpand(scope, query, path, problems).check(nestedSelect, field, at);
            }
            if (field != null) {
                checkName(RowOutput.name(selection, field), at, names);
            }
        }
    }

    private void checkName(String name, String at, Set<String> names) {
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            problems.add(
                    ErrorCode.INVALID_QUERY, at, "'" + name + "' is asked for twice", "leave one out or name it anew");
        }
        Names.check(name, at, problems);
    }

    private void checkNoHaving() {
        if (!(query.having() instanceof Everything) && query.windowFunctions().isEmpty()) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/having",
                    "there are no groups that 'having' could filter",
                    "use 'where', or add 'groupBy' or 'aggregations'");
        }
    }

    private void checkOrder() {
        List<SortNode> keys = query.orderBy();
        if (keys.isEmpty()) {
            return;
        }
        require(true, Capability.QUERY_SORTING, "orderBy");
        Optional<NameScope> finished = query.isGrouped()
                ? Optional.of(new OutputScope(NestedQueries.outputs(scope, query)))
                : Optional.empty();
        for (int place = 0; place < keys.size(); place++) {
            String at = child(path + "/orderBy", place) + "/field";
            String name = keys.get(place).field();
            finished.ifPresentOrElse(groups -> checkSortKey(groups, name, at), () -> checkSortKey(name, at));
        }
    }

    private void checkSortKey(NameScope groups, String name, String at) {
        ScopedField field = groups.resolve(name, at, problems);
        if (field != null) {
            Kinds.require(field, Kinds.SORTABLE, at, "sort by a scalar", problems);
        }
    }

    private void checkSortKey(String name, String at) {
        Optional<ScopedField> found = SortKeys.field(name, scope, query);
        if (found.isEmpty()) {
            problems.add(scope.refusal(name, at));
            return;
        }
        ScopedField field = found.get();
        ColumnModel column = field.column();
        if (!field.isJsonPath() && column.kind().filter(UNSORTABLE::contains).isPresent()) {
            problems.add(ErrorCode.TYPE_MISMATCH, at, "field '" + column.name() + "' has no order", "sort by a scalar");
        }
        if (query.distinct() && !isProjected(field)) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    at,
                    "'distinct' records are sorted by projected columns only",
                    "add '" + column.name() + "' to 'fields'");
        }
    }

    private boolean isProjected(ScopedField field) {
        return SortKeys.projected(scope, query).stream()
                .anyMatch(output -> output.key().equals(field.key()));
    }

    private void checkPaging() {
        Long limit = query.limit();
        Long top = query.top();
        require(limit != null, Capability.QUERY_PAGINATION, "limit");
        require(top != null, Capability.QUERY_PAGINATION, "top");
        require(query.offset() != null, Capability.QUERY_PAGINATION, "offset");
        if (limit != null && top != null && !limit.equals(top)) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/top",
                    "'top' (" + top + ") contradicts 'limit' (" + limit + ")",
                    "pass one");
        }
        if (query.cursor() != null && query.offset() != null) {
            problems.add(
                    ErrorCode.INVALID_QUERY, path + "/offset", "'offset' cannot be used with 'cursor'", "pass one");
        }
    }

    /** The first n records are found by their ids. */
    private void checkCountable() {
        if (query.isOrdered() && !scope.base().table().hasId()) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    query.orderBy().isEmpty() ? "/limit" : "/orderBy",
                    "'" + scope.base().table().name() + "' has no 'id' to write a number of records by",
                    "use 'where' alone");
        }
    }

    /** SEMANTICS.md decision 19. */
    private void refuseBesidesFilter() {
        refuse(!query.fields().isEmpty(), "fields");
        refuse(query.search() != null, "search");
        refuse(!query.searchFields().isEmpty(), "searchFields");
        refuse(query.nearest() != null, "nearest");
        refuse(!query.joins().isEmpty(), "joins");
        refuse(!query.groupBy().isEmpty(), "groupBy");
        refuse(!query.aggregations().isEmpty(), "aggregations");
        refuse(!query.windowFunctions().isEmpty(), "windowFunctions");
        refuse(!(query.having() instanceof Everything), "having");
        refuse(query.distinct(), "distinct");
        refuse(query.cursor() != null, "cursor");
        refuse(!query.expand().isEmpty(), "expand");
    }

    private void refuse(boolean used, String property) {
        if (used) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    "/" + property,
                    "'" + property + "' says nothing about which records are written",
                    "use where, orderBy, limit and offset");
        }
    }
}
