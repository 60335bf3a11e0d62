package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FieldReference;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Not;
import com.objectstack.query.Operator;
import com.objectstack.query.RelationCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What conditions mean (SEMANTICS.md decisions 1, 2, 8 to 11, 18; contract §4).
 *
 * <p>A condition is true or false of a tuple, never unknown, so {@code $not} is plain negation. Every branch is read,
 * even one whose sibling decides already (contract §4.4); when run, terms are asked in written order until one decides.
 */
final class Filters {
    /** SEMANTICS.md decision 26. */
    private static final int MAX_DEPTH = 100;

    private final Scope scope;
    private final Problems problems;
    private final Comparisons comparisons;
    private final SubqueryComparands subqueries;
    private final boolean isOfJoin;

    /** Conditions over the rows of a scope: {@code where}, {@code having}, the filter of an aggregate. */
    Filters(Scope scope, Subqueries subqueries, Problems problems) {
        this(scope, subqueries, problems, false);
    }

    private Filters(Scope scope, Subqueries subqueries, Problems problems, boolean isOfJoin) {
        this.scope = scope;
        this.problems = problems;
        this.comparisons = new Comparisons(
                scope, subqueries, isOfJoin ? ValueTests::areEqualValues : ValueTests::areSame, problems);
        this.subqueries = new SubqueryComparands(scope, subqueries, problems);
        this.isOfJoin = isOfJoin;
    }

    /** The {@code on} of a join: {@code $eq} of two fields needs both non-null, and no reference is followed (§4). */
    static Filters ofJoin(Scope scope, Subqueries subqueries, Problems problems) {
        return new Filters(scope, subqueries, problems, true);
    }

    /** The condition as a test of tuples; of no use once a problem was collected. */
    Predicate<Tuple> read(Condition condition, String path) {
        Node node = new Node(path, 0, "", new ArrayList<>());
        Predicate<Tuple> test = read(condition, node);
        if (isOfJoin && node.terms().stream().anyMatch(Term::followsReference)) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path,
                    "a join's condition follows no reference",
                    "join the referenced object too");
        }
        return test;
    }

    /**
     * Where a condition stands.
     *
     * @param path its pointer
     * @param depth how many conditions enclose it
     * @param prefix what every name in it is prefixed with: the path of the relations it is a filter of
     * @param terms collects what the names of the whole filter stand for
     */
    private record Node(String path, int depth, String prefix, List<Term> terms) {
        Node member(String name) {
            return new Node(JsonPointers.child(path, name), depth, prefix, terms);
        }

        Node inside(String pointer) {
            return new Node(path + pointer, depth + 1, prefix, terms);
        }

        Node ofRelation(String field) {
            return new Node(path, depth + 1, prefix + field + ".", terms);
        }
    }

    private Predicate<Tuple> read(Condition condition, Node node) {
        if (node.depth() > MAX_DEPTH) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    node.path(),
                    "the filter is nested deeper than " + MAX_DEPTH + " levels",
                    "flatten it; long lists are no problem");
            return ValueTests.never();
        }
        return switch (condition) {
            case Everything everything -> tuple -> true;
            case FilterObject object ->
                all(object.members().stream().map(member -> read(member, node)).toList());
            case AllOf all -> all(readAll(all.terms(), node, "/$and/"));
            case AnyOf any -> any(readAll(any.terms(), node, "/$or/"));
            case Not not -> read(not.term(), node.inside("/$not")).negate();
            case FieldEquals equals -> readEquals(equals, node.member(equals.field()));
            case FieldCondition field -> readField(field, node.member(field.field()));
            case RelationCondition relation -> readRelation(relation, node.member(relation.field()));
            case ExistsCondition exists -> readExists(exists, node.path() + "/$exists/$query");
        };
    }

    private List<Predicate<Tuple>> readAll(List<Condition> terms, Node node, String pointer) {
        List<Predicate<Tuple>> tests = new ArrayList<>();
        for (int place = 0; place < terms.size(); place++) {
            tests.add(read(terms.get(place), node.inside(pointer + place)));
        }
        return tests;
    }

    /** No term at all is true (contract B85). */
    private static Predicate<Tuple> all(List<Predicate<Tuple>> tests) {
        return tuple -> tests.stream().allMatch(test -> test.test(tuple));
    }

    /** No term at all is false (contract B86). */
    private static Predicate<Tuple> any(List<Predicate<Tuple>> tests) {
        return tuple -> tests.stream().anyMatch(test -> test.test(tuple));
    }

    private Optional<Term> term(String name, Node node) {
        Optional<Term> term = scope.field(node.prefix() + name, node.path(), problems);
        term.ifPresent(node.terms()::add);
        return term;
    }

    private Predicate<Tuple> readEquals(FieldEquals equals, Node node) {
        Comparison comparison = new Comparison(Operator.EQ, equals.value());
        return term(equals.field(), node)
                .map(term -> comparisons.read(term, comparison, node.path()))
                .orElse(ValueTests.never());
    }

    private Predicate<Tuple> readField(FieldCondition condition, Node node) {
        Optional<Term> named = term(condition.field(), node);
        Optional<Term> term = condition.path().isEmpty()
                ? named
                : named.filter(whole -> leadsInside(whole, node.path() + "/$path"))
                        .map(whole -> whole.at(condition.path()));
        if (term.isEmpty()) {
            return ValueTests.never();
        }
        List<Predicate<Tuple>> tests = new ArrayList<>();
        for (Comparison comparison : condition.comparisons()) {
            tests.add(readComparison(term.get(), comparison, node));
        }
        return all(tests);
    }

    private Predicate<Tuple> readComparison(Term term, Comparison comparison, Node node) {
        String path = node.path() + "/" + comparison.operator().key();
        if (!node.prefix().isEmpty() && comparison.operand() instanceof FieldReference) {
            problems.add(ErrorCode.INVALID_FILTER, path + "/$field", "paths are no comparands", "compare with a value");
            return ValueTests.never();
        }
        return comparisons.read(term, comparison, path);
    }

    /** Whether a field has a JSON value of its own that {@code $path} leads into. */
    private boolean leadsInside(Term whole, String path) {
        if (!problems.require(Capability.JSON_QUERY, scope.capabilities(), path, "a JSON path")) {
            return false;
        }
        if (!whole.isWholeJson()) {
            problems.add(
                    ErrorCode.INVALID_FILTER,
                    path,
                    "'" + whole.field().name() + "' holds no JSON value of its own",
                    "name a field of a JSON type");
        }
        return whole.isWholeJson();
    }

    /** The same filter with every name in it prefixed; of a reference or a JSON value (SEMANTICS.md §3). */
    private Predicate<Tuple> readRelation(RelationCondition relation, Node node) {
        Optional<Term> term = term(relation.field(), node);
        if (term.isEmpty()) {
            return ValueTests.never();
        }
        boolean isJson = term.get().isJsonPath() || term.get().isWholeJson();
        if (!isJson && !term.get().isReference()) {
            problems.add(
                    ErrorCode.INVALID_FILTER,
                    node.path(),
                    "field '" + relation.field() + "' is no reference, and the keys of its filter are no operators",
                    "operators begin with $, for example {\"$gt\": 5}");
            return ValueTests.never();
        }
        boolean isAble = isJson
                ? problems.require(Capability.JSON_QUERY, scope.capabilities(), node.path(), "a filter on a JSON value")
                : problems.require(
                        Capability.REFERENCE_PATHS,
                        scope.capabilities(),
                        node.path(),
                        "a filter on the referenced record");
        return isAble ? read(relation.condition(), node.ofRelation(relation.field())) : ValueTests.never();
    }

    private Predicate<Tuple> readExists(ExistsCondition exists, String path) {
        return subqueries
                .readRows(exists.subquery(), path)
                .<Predicate<Tuple>>map(rows -> tuple -> !rows.rows(tuple).isEmpty())
                .orElse(ValueTests.never());
    }
}
