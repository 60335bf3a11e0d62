package com.objectstack.compiler.pass;

import com.objectstack.query.Aggregation;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.Cursor;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FieldReference;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Join;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Nearest;
import com.objectstack.query.Not;
import com.objectstack.query.Operand;
import com.objectstack.query.Operator;
import com.objectstack.query.QueryAST;
import com.objectstack.query.RelationCondition;
import com.objectstack.query.Search;
import com.objectstack.query.SizeCondition;
import com.objectstack.query.Subquery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies a query so that no two of its literals share a node, as they may where a caller reuses one. The bounds of
 * {@code $between} become literals of their own: {@code {a: {$between: [1, 5]}}} → {@code {a: {$gte: 1, $lte: 5}}}.
 */
final class FreshLiterals {
    private FreshLiterals() {}

    static QueryAST of(QueryAST query) {
        return new QueryAST(
                query.object(),
                query.with().stream().map(FreshLiterals::of).toList(),
                query.fields(),
                of(query.where()),
                of(query.search()),
                query.searchFields(),
                of(query.nearest()),
                query.joins().stream().map(FreshLiterals::of).toList(),
                query.groupBy(),
                query.aggregations().stream().map(FreshLiterals::of).toList(),
                query.windowFunctions(),
                of(query.having()),
                query.distinct(),
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                of(query.cursor()),
                expanded(query.expand()));
    }

    private static Map<String, QueryAST> expanded(Map<String, QueryAST> expand) {
        Map<String, QueryAST> fresh = new LinkedHashMap<>();
        expand.forEach((field, query) -> fresh.put(field, of(query)));
        return fresh;
    }

    private static @Nullable Search of(@Nullable Search search) {
        return search == null
                ? null
                : new Search(
                        search.query(),
                        search.fields(),
                        search.operator(),
                        search.fuzzy(),
                        search.boost(),
                        search.minScore(),
                        search.language(),
                        search.highlight());
    }

    private static @Nullable Nearest of(@Nullable Nearest nearest) {
        return nearest == null
                ? null
                : new Nearest(
                        nearest.field(),
                        nearest.vector(),
                        nearest.k(),
                        nearest.as(),
                        nearest.maxDistance(),
                        nearest.approximate());
    }

    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    private static @Nullable Cursor of(@Nullable Cursor cursor) {
        return switch (cursor) {
            case null -> null;
            case Cursor.Position position -> new Cursor.Position(position.values());
            case Cursor.Token token -> new Cursor.Token(token.text());
        };
    }

    private static CommonTable of(CommonTable table) {
        CommonTable.Recursion recursion = table.recursive()
                .map(one -> new CommonTable.Recursion(of(one.step()), one.union(), one.maxDepth()))
                .orElse(null);
        return new CommonTable(table.name(), of(table.query()), recursion);
    }

    private static Join of(Join join) {
        QueryAST query = join.subquery().map(FreshLiterals::of).orElse(null);
        return new Join(join.type(), join.strategy(), join.object(), join.as(), of(join.on()), query);
    }

    private static Aggregation of(Aggregation aggregation) {
        return aggregation.where(of(aggregation.filter()));
    }

    private static Condition of(Condition node) {
        return switch (node) {
            case Everything everything -> everything;
            case AllOf all -> new AllOf(each(all.terms()));
            case AnyOf any -> new AnyOf(each(any.terms()));
            case FilterObject object -> new FilterObject(each(object.members()));
            case Not not -> new Not(of(not.term()));
            case RelationCondition relation -> new RelationCondition(relation.field(), of(relation.condition()));
            case ExistsCondition exists -> new ExistsCondition(of(exists.subquery()));
            case FieldEquals equals ->
                new FieldEquals(equals.field(), new Literal(equals.value().value()));
            case FieldCondition field -> new FieldCondition(field.field(), field.path(), comparisons(field));
        };
    }

    private static List<Condition> each(List<Condition> terms) {
        return terms.stream().map(FreshLiterals::of).toList();
    }

    private static List<Comparison> comparisons(FieldCondition field) {
        boolean bounded = field.comparisons().stream()
                .anyMatch(one -> one.operator() == Operator.GTE || one.operator() == Operator.LTE);
        List<Comparison> fresh = new ArrayList<>();
        for (Comparison comparison : field.comparisons()) {
            if (comparison.operator() == Operator.BETWEEN
                    && !bounded
                    && comparison.operand() instanceof LiteralList bounds) {
                fresh.add(
                        new Comparison(Operator.GTE, new Literal(bounds.values().get(0))));
                fresh.add(
                        new Comparison(Operator.LTE, new Literal(bounds.values().get(1))));
            } else {
                fresh.add(new Comparison(comparison.operator(), of(comparison.operand())));
            }
        }
        return fresh;
    }

    private static Operand of(Operand operand) {
        return switch (operand) {
            case Literal literal -> new Literal(literal.value());
            case LiteralList list -> LiteralList.copyOf(list.values());
            case Subquery subquery -> of(subquery);
            case FieldReference reference -> reference;
            case SizeCondition size -> size;
        };
    }

    private static Subquery of(Subquery subquery) {
        return new Subquery(of(subquery.query()));
    }
}
