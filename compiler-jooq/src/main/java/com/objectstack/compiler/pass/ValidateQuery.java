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
import java.util.Map;
import java.util.Set;

/** The first pass: judges a whole query and collects everything that is wrong with it. Changes nothing. */
final class ValidateQuery {
    private static final Set<ValueClass> UNSORTABLE = Set.of(ValueClass.LIST, ValueClass.JSON, ValueClass.VECTOR);

    private final TableModel table;
    private final QueryAST query;
    private final DriverCapabilities capabilities;
    private final Problems problems = new Problems();

    private ValidateQuery(TableModel table, QueryAST query, DriverCapabilities capabilities) {
        this.table = table;
        this.query = query;
        this.capabilities = capabilities;
    }

    /** Refuses a read that cannot be compiled exactly. */
    static void check(TableModel table, QueryAST query, DriverCapabilities capabilities) {
        ValidateQuery pass = new ValidateQuery(table, query, capabilities);
        pass.require(!query.with().isEmpty(), Capability.QUERY_CTE, "with");
        pass.checkFields();
        new ValidateFilter(new NameScope.Fields(table), capabilities, pass.problems).check(query.where(), "/where");
        pass.checkSources();
        if (query.isGrouped()) {
            new ValidateGroups(table, query, capabilities, pass.problems).check();
        } else {
            pass.checkNoHaving();
        }
        pass.checkOrder();
        pass.checkPaging();
        pass.require(query.cursor() != null, Capability.QUERY_CURSOR, "cursor");
        pass.require(!query.expand().isEmpty(), Capability.EXPAND, "expand");
        pass.problems.throwIfAny();
    }

    /** Refuses the query of an {@code updateMany} or {@code deleteMany} that cannot be compiled exactly. */
    static void checkAffected(TableModel table, QueryAST query, DriverCapabilities capabilities) {
        ValidateQuery pass = new ValidateQuery(table, query, capabilities);
        pass.refuseBesidesFilter();
        new ValidateFilter(new NameScope.Fields(table), capabilities, pass.problems).check(query.where(), "/where");
        pass.checkOrder();
        pass.checkPaging();
        pass.checkCountable();
        pass.problems.throwIfAny();
    }

    /** The first n records are found by their ids. */
    private void checkCountable() {
        if (query.isOrdered() && !table.hasId()) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    query.orderBy().isEmpty() ? "/limit" : "/orderBy",
                    "'" + table.name() + "' has no 'id' to write a number of records by",
                    "use 'where' alone");
        }
    }

    private void checkSources() {
        require(query.search() != null, Capability.FULL_TEXT_SEARCH, "search");
        require(!query.searchFields().isEmpty(), Capability.FULL_TEXT_SEARCH, "searchFields");
        require(query.nearest() != null, Capability.VECTOR_SEARCH, "nearest");
        require(!query.joins().isEmpty(), Capability.JOINS, "joins");
        require(!query.windowFunctions().isEmpty(), Capability.QUERY_WINDOW_FUNCTIONS, "windowFunctions");
    }

    private void require(boolean used, Capability capability, String property) {
        if (used) {
            problems.require(capability, capabilities, "/" + property, "'" + property + "'");
        }
    }

    private void checkFields() {
        Set<String> names = new HashSet<>();
        for (int place = 0; place < query.fields().size(); place++) {
            Selection selection = query.fields().get(place);
            String path = child("/fields", place);
            if (selection instanceof Selection.Nested) {
                problems.require(Capability.EXPAND, capabilities, path, "a nested select");
                continue;
            }
            ColumnModel column = new NameScope.Fields(table).resolve(selection.field(), path, problems);
            if (column == null) {
                continue;
            }
            String name = OutputColumns.name(selection, column);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                problems.add(
                        ErrorCode.INVALID_QUERY,
                        path,
                        "'" + name + "' is asked for twice",
                        "leave one out or name it anew");
            }
            Names.check(name, path, problems);
        }
    }

    private void checkNoHaving() {
        if (!(query.having() instanceof Everything)) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    "/having",
                    "there are no groups that 'having' could filter",
                    "use 'where', or add 'groupBy' or 'aggregations'");
        }
    }

    private void checkOrder() {
        Map<String, ColumnModel> outputs =
                query.isGrouped() ? OutputColumns.ofGroups(table, query) : OutputColumns.ofRows(table, query);
        NameScope scope = SortKeys.scope(table, query);
        List<SortNode> keys = query.orderBy();
        for (int place = 0; place < keys.size(); place++) {
            String path = child("/orderBy", place) + "/field";
            ColumnModel column = scope.resolve(keys.get(place).field(), path, problems);
            if (column == null) {
                continue;
            }
            if (column.kind().filter(UNSORTABLE::contains).isPresent()) {
                problems.add(
                        ErrorCode.TYPE_MISMATCH,
                        path,
                        "field '" + column.name() + "' has no order",
                        "sort by a scalar");
            }
            if (query.distinct() && !query.isGrouped() && !outputs.containsValue(column)) {
                problems.add(
                        ErrorCode.INVALID_QUERY,
                        path,
                        "'distinct' records are sorted by projected columns only",
                        "add '" + column.name() + "' to 'fields'");
            }
        }
    }

    private void checkPaging() {
        Long limit = query.limit();
        Long top = query.top();
        if (limit != null && top != null && !limit.equals(top)) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    "/top",
                    "'top' (" + top + ") contradicts 'limit' (" + limit + ")",
                    "pass one");
        }
        if (query.cursor() != null && query.offset() != null) {
            problems.add(ErrorCode.INVALID_QUERY, "/offset", "'offset' cannot be used with 'cursor'", "pass one");
        }
    }

    /** SEMANTICS.md decision 19. */
    private void refuseBesidesFilter() {
        require(!query.with().isEmpty(), Capability.QUERY_CTE, "with");
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
