package com.objectstack.query.json;

import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Cursor;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.Frame;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Join;
import com.objectstack.query.Literal;
import com.objectstack.query.Nearest;
import com.objectstack.query.NullOrder;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import com.objectstack.query.Window;
import com.objectstack.query.WindowFunction;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Whole queries with every node, as JSON can carry them. They are well-formed; they need not make sense. */
public final class QueryArbitraries {
    private QueryArbitraries() {}

    /** Queries whose conditions and subqueries nest at most {@code depth} deep. */
    public static Arbitrary<QueryAST> queries(int depth) {
        Arbitrary<Query> start = names().injectNull(0.2).map(name -> name == null ? Query.query() : Query.from(name));
        return Combinators.combine(start, parts(depth).list().ofMaxSize(depth > 0 ? 6 : 2))
                .as((query, parts) -> {
                    parts.forEach(part -> part.accept(query));
                    return query.build();
                });
    }

    /** The same query asked of an object. */
    static QueryAST of(String object, QueryAST query) {
        return new QueryAST(
                object,
                query.with(),
                query.fields(),
                query.where(),
                query.search(),
                query.searchFields(),
                query.nearest(),
                query.joins(),
                query.groupBy(),
                query.aggregations(),
                query.windowFunctions(),
                query.having(),
                query.distinct(),
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                query.cursor(),
                query.expand());
    }

    private static Arbitrary<String> names() {
        return ConditionArbitraries.names();
    }

    private static Arbitrary<Consumer<Query>> parts(int depth) {
        Arbitrary<Consumer<Query>> flat = Arbitraries.oneOf(List.of(
                part(selections(2), Query::select),
                part(ConditionArbitraries.conditions(depth), Query::where),
                part(searches(), Query::search),
                part(names(), Query::searchFields),
                part(nearest(), Query::nearest),
                part(groupKeys(), Query::groupBy),
                part(aggregations(), Query::aggregate),
                part(windows(), Query::window),
                part(ConditionArbitraries.conditions(0), Query::having),
                part(Arbitraries.just(true), (query, flag) -> query.distinct()),
                part(sortKeys(), Query::orderBy),
                part(Arbitraries.longs().greaterOrEqual(0), Query::limit),
                part(Arbitraries.longs().greaterOrEqual(0), Query::offset),
                part(cursors(), Query::cursor)));
        if (depth <= 0) {
            return flat;
        }
        Arbitrary<QueryAST> inner = Arbitraries.lazy(() -> queries(depth - 1));
        Arbitrary<Consumer<Query>> nested = Arbitraries.oneOf(List.of(
                part(commonTables(inner), Query::with),
                part(joins(inner, depth), Query::join),
                part(
                        Combinators.combine(names(), inner).as(Map::entry),
                        (query, entry) -> query.expand(entry.getKey(), entry.getValue()))));
        return Arbitraries.oneOf(flat, flat, flat, nested);
    }

    private interface Setter<T> {
        void set(Query query, T value);
    }

    private static <T> Arbitrary<Consumer<Query>> part(Arbitrary<T> values, Setter<T> setter) {
        return values.map(value -> query -> setter.set(query, value));
    }

    private static Arbitrary<Selection> selections(int depth) {
        Arbitrary<Selection> field =
                Combinators.combine(names(), names().injectNull(0.5)).as(Selection.Field::new);
        if (depth == 0) {
            return field;
        }
        Arbitrary<Selection> nested = Combinators.combine(
                        names(),
                        Arbitraries.lazy(() -> selections(depth - 1))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(3),
                        names().injectNull(0.5))
                .as(Selection.Nested::new);
        return Arbitraries.oneOf(field, nested);
    }

    private static Arbitrary<SortNode> sortKeys() {
        return Combinators.combine(names(), Arbitraries.of(SortOrder.values()), Arbitraries.of(NullOrder.values()))
                .as(SortNode::new);
    }

    private static Arbitrary<GroupKey> groupKeys() {
        Arbitrary<GroupKey> field =
                Combinators.combine(names(), names().injectNull(0.5)).as(GroupKey.Field::new);
        Arbitrary<GroupKey> bucket = Combinators.combine(
                        names(),
                        Arbitraries.of(DateGranularity.values()),
                        Arbitraries.of("UTC", "Europe/Berlin").injectNull(0.5),
                        names().injectNull(0.5))
                .as(GroupKey.Bucket::new);
        return Arbitraries.oneOf(field, bucket);
    }

    private static Arbitrary<Aggregation> aggregations() {
        return Combinators.combine(
                        Arbitraries.of(AggregateFunction.values()),
                        Arbitraries.oneOf(names(), Arbitraries.just("*")).injectNull(0.3),
                        names().injectNull(0.3),
                        Arbitraries.of(true, false),
                        ConditionArbitraries.conditions(0),
                        ConditionArbitraries.texts().injectNull(0.7),
                        sortKeys().list().ofMaxSize(2))
                .as(Aggregation::new);
    }

    private static Arbitrary<WindowFunction> windows() {
        Arbitrary<Window> over = Combinators.combine(
                        names().list().ofMaxSize(2), sortKeys().list().ofMaxSize(2), frames().injectNull(0.5))
                .as(Window::new);
        Arbitrary<Literal> fallback =
                ConditionArbitraries.values().injectNull(0.3).map(Literal::new);
        return Combinators.combine(
                        Arbitraries.of(WindowFunction.Function.values()),
                        names().injectNull(0.3),
                        names(),
                        Arbitraries.longs().greaterOrEqual(1).injectNull(0.7),
                        Arbitraries.longs().greaterOrEqual(0).injectNull(0.7),
                        fallback.injectNull(0.5),
                        over)
                .as(WindowFunction::new);
    }

    private static Arbitrary<Frame> frames() {
        return Combinators.combine(
                        Arbitraries.of(Frame.Unit.values()), bounds(), bounds(), Arbitraries.of(Frame.Exclude.values()))
                .as(Frame::new);
    }

    private static Arbitrary<Frame.Bound> bounds() {
        Arbitrary<Number> distances = Arbitraries.oneOf(
                Arbitraries.longs().greaterOrEqual(0).map(l -> (Number) l), Arbitraries.of(0.5, 1e-7, 2.5e300));
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new Frame.Bound.UnboundedPreceding(),
                        new Frame.Bound.UnboundedFollowing(),
                        new Frame.Bound.CurrentRow()),
                distances.map(Frame.Bound.Preceding::new),
                distances.map(Frame.Bound.Following::new));
    }

    private static Arbitrary<Search> searches() {
        Arbitrary<Map<String, Double>> boosts =
                Arbitraries.maps(names(), finite()).ofMaxSize(2);
        return Combinators.combine(
                        ConditionArbitraries.texts(),
                        names().list().ofMaxSize(2),
                        Arbitraries.of(Search.Operator.values()),
                        Arbitraries.of(true, false),
                        boosts,
                        finite().injectNull(0.5),
                        Arbitraries.of("en", "de").injectNull(0.5),
                        Arbitraries.of(true, false))
                .as(Search::new);
    }

    private static Arbitrary<Double> finite() {
        return Arbitraries.doubles().map(d -> d + 0.0);
    }

    private static Arbitrary<Nearest> nearest() {
        return Combinators.combine(
                        names(),
                        finite().list().ofMaxSize(3),
                        Arbitraries.longs().greaterOrEqual(1),
                        names().injectNull(0.5),
                        finite().injectNull(0.5),
                        Arbitraries.of(true, false))
                .as(Nearest::new);
    }

    private static Arbitrary<Cursor> cursors() {
        Arbitrary<Cursor> positions = Arbitraries.maps(
                        names(), ConditionArbitraries.values().injectNull(0.2))
                .ofMaxSize(3)
                .map(Cursor.Position::new);
        return Arbitraries.oneOf(positions, ConditionArbitraries.texts().map(Cursor.Token::new));
    }

    private static Arbitrary<CommonTable> commonTables(Arbitrary<QueryAST> inner) {
        Arbitrary<CommonTable.Recursion> recursion = Combinators.combine(
                        inner,
                        Arbitraries.of(CommonTable.Union.values()),
                        Arbitraries.longs().greaterOrEqual(0))
                .as(CommonTable.Recursion::new);
        return Combinators.combine(names(), inner, recursion.injectNull(0.5)).as(CommonTable::new);
    }

    private static Arbitrary<Join> joins(Arbitrary<QueryAST> inner, int depth) {
        return Combinators.combine(
                        Arbitraries.of(Join.Type.values()),
                        Arbitraries.of(Join.Strategy.values()),
                        names(),
                        names().injectNull(0.5),
                        ConditionArbitraries.conditions(depth - 1),
                        inner.injectNull(0.5))
                .as(Join::new);
    }
}
