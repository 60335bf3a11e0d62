package com.objectstack.conformance.laws;

import com.objectstack.query.Aggregation;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Everything;
import com.objectstack.query.Frame;
import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.query.Window;
import com.objectstack.query.WindowFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Queries one step smaller: without a clause or a part of one. Some of them are refused; those show nothing. */
final class SmallerQueries {
    private SmallerQueries() {}

    static Stream<QueryAST> of(QueryAST query) {
        return Stream.of(clauses(query), lists(query), filters(query), nested(query))
                .flatMap(Function.identity());
    }

    /** A clause left out: limit, offset, cursor, search, nearest, distinct, the filters, what is expanded. */
    private static Stream<QueryAST> clauses(QueryAST query) {
        Rebuilt whole = Rebuilt.of(query);
        return Stream.of(
                        whole.ranked(null, null),
                        whole.paged(null, query.offset(), query.top()),
                        whole.paged(query.limit(), null, query.top()),
                        whole.paged(query.limit(), query.offset(), null),
                        whole.distinct(false),
                        whole.cursorless(),
                        query.toBuilder().having(new Everything()).build(),
                        whole.expand(Map.of()))
                .filter(smaller -> !smaller.equals(query));
    }

    private static Stream<QueryAST> lists(QueryAST query) {
        Rebuilt whole = Rebuilt.of(query);
        return Stream.of(
                        Lists.without(query.joins()).map(whole::joins),
                        Lists.without(query.with()).map(whole::with),
                        Lists.without(query.windowFunctions()).map(whole::windows),
                        Lists.without(query.aggregations()).map(whole::aggregations),
                        Lists.without(query.groupBy()).map(whole::groupBy),
                        Lists.without(query.orderBy()).map(whole::orderBy),
                        Lists.without(query.fields()).map(whole::fields))
                .flatMap(Function.identity());
    }

    private static Stream<QueryAST> filters(QueryAST query) {
        return Stream.concat(
                SmallerConditions.of(query.where())
                        .map(where -> query.toBuilder().where(where).build()),
                SmallerConditions.of(query.having())
                        .map(having -> query.toBuilder().having(having).build()));
    }

    private static Stream<QueryAST> nested(QueryAST query) {
        Rebuilt whole = Rebuilt.of(query);
        Stream<QueryAST> expanded = query.expand().entrySet().stream()
                .flatMap(entry -> of(entry.getValue()).map(smaller -> {
                    Map<String, QueryAST> changed = new LinkedHashMap<>(query.expand());
                    changed.put(entry.getKey(), smaller);
                    return whole.expand(changed);
                }));
        return Stream.of(
                        Lists.<Join>replacing(query.joins(), SmallerQueries::of).map(whole::joins),
                        Lists.<CommonTable>replacing(query.with(), SmallerQueries::of)
                                .map(whole::with),
                        Lists.<WindowFunction>replacing(query.windowFunctions(), SmallerQueries::of)
                                .map(whole::windows),
                        Lists.<Aggregation>replacing(query.aggregations(), SmallerQueries::of)
                                .map(whole::aggregations),
                        Lists.<SortNode>replacing(query.orderBy(), SmallerQueries::of)
                                .map(whole::orderBy),
                        expanded)
                .flatMap(Function.identity());
    }

    private static Stream<Join> of(Join join) {
        Stream<Join> conditions = SmallerConditions.of(join.on())
                .map(on -> new Join(join.type(), join.strategy(), join.object(), join.as(), on, join.query()));
        Stream<QueryAST> inside = join.query() == null ? Stream.empty() : of(join.query());
        Stream<Join> queries =
                inside.map(query -> new Join(join.type(), join.strategy(), join.object(), join.as(), join.on(), query));
        Stream<Join> whole = join.query() == null
                ? Stream.empty()
                : Stream.of(new Join(join.type(), join.strategy(), join.object(), join.as(), join.on(), null));
        return Stream.of(whole, queries, conditions).flatMap(Function.identity());
    }

    private static Stream<CommonTable> of(CommonTable table) {
        Stream<CommonTable> plain = table.recursion() == null
                ? Stream.empty()
                : Stream.of(new CommonTable(table.name(), table.query(), null));
        return Stream.concat(
                plain, of(table.query()).map(query -> new CommonTable(table.name(), query, table.recursion())));
    }

    private static Stream<Aggregation> of(Aggregation one) {
        return Stream.of(
                        new Aggregation(
                                one.function(),
                                one.on(),
                                one.as(),
                                false,
                                one.filter(),
                                one.separator(),
                                one.orderBy()),
                        new Aggregation(
                                one.function(),
                                one.on(),
                                one.as(),
                                one.distinct(),
                                one.filter(),
                                one.separator(),
                                List.of()),
                        one.where(new Everything()))
                .filter(smaller -> !smaller.equals(one));
    }

    private static Stream<SortNode> of(SortNode node) {
        return Stream.of(SortNode.asc(node.field())).filter(smaller -> !smaller.equals(node));
    }

    private static Stream<WindowFunction> of(WindowFunction function) {
        Window over = function.over();
        Frame frame = over.bounds();
        return Stream.of(
                        new Window(List.of(), over.orderBy(), frame),
                        new Window(over.partitionBy(), List.of(), frame),
                        new Window(over.partitionBy(), over.orderBy(), null))
                .filter(smaller -> !smaller.equals(over))
                .map(smaller -> new WindowFunction(
                        function.function(),
                        function.on(),
                        function.alias(),
                        function.n(),
                        function.offset(),
                        function.fallback(),
                        smaller));
    }
}
