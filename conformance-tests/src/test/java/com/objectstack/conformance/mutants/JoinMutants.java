package com.objectstack.conformance.mutants;

import static com.objectstack.query.Operator.EQ;
import static com.objectstack.query.Operator.NULL;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Join;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operator;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.query.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Drivers that join, recurse and ask subqueries otherwise. */
final class JoinMutants {
    private JoinMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "loses base records in a left join",
                        type(Join.Type.LEFT, Join.Type.INNER),
                        "join-03 join-05 join-08 join-09 join-14"),
                Mutant.of(
                        "loses joined records in a full join", type(Join.Type.FULL, Join.Type.LEFT), "join-04 same-05"),
                Mutant.of("loses joined records in a right join", type(Join.Type.RIGHT, Join.Type.INNER), "join-04"),
                Mutant.of(
                        "joins NULL with NULL",
                        Mutation.nodes(
                                Join.class,
                                join -> Rewriting.with(
                                        join,
                                        "on",
                                        new Rewriting<>(FieldCondition.class, JoinMutants::orBothNull).in(join.on()))),
                        "join-06"),
                Mutant.of(
                        "joins the whole object where a query is given",
                        Mutation.nodes(Join.class, join -> Rewriting.with(join, "query", null)),
                        "join-11"),
                Mutant.of(
                        "gives a record of NULLs where nothing is joined",
                        Mutation.found(JoinMutants::recordsOfNulls),
                        "join-05"),
                Mutant.of(
                        "takes the anchor of a recursion for the whole",
                        Mutation.nodes(CommonTable.class, table -> Rewriting.with(table, "recursion", null)),
                        "cte-04 cte-06"),
                Mutant.of(
                        "ends a recursion that is too deep without a word",
                        Mutation.on("find", JoinMutants::tooDeep),
                        "cte-06"),
                Mutant.of(
                        "recurses as deep as it goes",
                        Mutation.careless(
                                CommonTable.Recursion.class,
                                recursion -> Rewriting.with(recursion, "maxDepth", CommonTable.DEFAULT_MAX_DEPTH)),
                        "cte-06"),
                Mutant.of(
                        "counts a row of a recursion once",
                        Mutation.nodes(
                                CommonTable.Recursion.class,
                                recursion -> Rewriting.with(recursion, "union", CommonTable.Union.DISTINCT)),
                        "cte-04"),
                Mutant.of(
                        "reads the first row of a scalar subquery that has two",
                        Mutation.careless(Comparison.class, JoinMutants::firstRow),
                        "sub-06"),
                Mutant.of(
                        "finds nothing by a $nin of a subquery with NULL",
                        Mutation.conditions(Comparison.class, JoinMutants::nothingByNull),
                        "sub-03"),
                Mutant.of(
                        "takes any subquery for one that finds something",
                        Mutation.nodes(ExistsCondition.class, exists -> new Everything()),
                        "sub-07"),
                Mutant.of(
                        "loses records where a path ends early",
                        Mutation.queries((call, query) -> reached(query)),
                        "ref-07"),
                Mutant.of(
                        "takes the path of a filter for reached",
                        Mutation.nodes(FieldCondition.class, JoinMutants::isReached),
                        "json-05 json-07 ref-03"));
    }

    private static Mutation type(Join.Type from, Join.Type to) {
        return Mutation.nodes(Join.class, join -> join.type() == from ? Rewriting.with(join, "type", to) : join);
    }

    private static Condition orBothNull(FieldCondition condition) {
        List<Comparison> comparisons = condition.comparisons();
        if (comparisons.size() > 1
                || comparisons.get(0).operator() != EQ
                || !(comparisons.get(0).operand() instanceof FieldReference other)) {
            return condition;
        }
        Condition bothNull = new AllOf(List.of(isNull(condition.field(), true), isNull(other.field(), true)));
        return new AnyOf(List.of(condition, bothNull));
    }

    private static Condition isNull(String field, boolean isIt) {
        return FieldCondition.of(field, NULL, new Literal(isIt));
    }

    private static List<DataRecord> recordsOfNulls(Call call, List<DataRecord> found) {
        List<String> aliases = call.query().joins().stream().map(Join::alias).toList();
        return found.stream()
                .map(record -> Mutation.changed(
                        record,
                        (name, value) -> value == null && aliases.contains(name)
                                ? DataRecord.copyOf(java.util.Collections.singletonMap("id", null))
                                : value))
                .toList();
    }

    private static Object tooDeep(Call call) {
        try {
            return call.proceed();
        } catch (DriverException refused) {
            if (refused.code() == ErrorCode.RESULT_TOO_LARGE
                    && !call.query().with().isEmpty()) {
                return List.of();
            }
            throw refused;
        }
    }

    private static boolean isScalar(Operator operator) {
        return !Set.of(Operator.IN, Operator.NIN).contains(operator);
    }

    private static Comparison firstRow(Comparison comparison) {
        return comparison.operand() instanceof Subquery subquery && isScalar(comparison.operator())
                ? new Comparison(comparison.operator(), new Subquery(Rewriting.with(subquery.query(), "limit", 1L)))
                : comparison;
    }

    private static Comparison nothingByNull(Call call, Comparison comparison) {
        if (comparison.operator() != Operator.NIN || !(comparison.operand() instanceof Subquery subquery)) {
            return comparison;
        }
        QueryAST query = subquery.query();
        try {
            List<DataRecord> members = call.data().find(String.valueOf(query.object()), query, call.options());
            boolean hasNull = members.stream().anyMatch(record -> record.containsValue(null));
            return hasNull ? new Comparison(Operator.IN, LiteralList.of()) : comparison;
        } catch (DriverException correlated) {
            return comparison;
        }
    }

    /** Every path that is projected or sorted by must lead somewhere. */
    private static QueryAST reached(QueryAST query) {
        List<Condition> terms = new ArrayList<>();
        terms.add(query.where());
        List<String> names = new ArrayList<>();
        query.fields().forEach(field -> names.add(field.field()));
        query.orderBy().stream().map(SortNode::field).forEach(names::add);
        names.stream()
                .filter(name -> name.contains(".") && query.joins().isEmpty())
                .forEach(name -> terms.add(isNull(name.substring(0, name.indexOf('.')), false)));
        return terms.size() == 1 ? query : Rewriting.with(query, "where", new AllOf(terms));
    }

    private static Condition isReached(FieldCondition condition) {
        int dot = condition.field().indexOf('.');
        return dot < 0 || !condition.path().isEmpty()
                ? condition
                : new AllOf(List.of(condition, isNull(condition.field().substring(0, dot), false)));
    }
}
