package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Not;
import com.objectstack.query.Operator;
import com.objectstack.query.RelationCondition;
import java.util.List;

/**
 * Judges a whole filter against names, types and capabilities; every branch, even one that a sibling absorbs (contract
 * B101). Changes nothing.
 */
final class ValidateFilter {
    /** SEMANTICS.md decision 26. */
    private static final int MAX_DEPTH = 100;

    private final NameScope names;
    private final DriverCapabilities capabilities;
    private final Problems problems;
    private final ValidateComparison comparisons;

    ValidateFilter(NameScope names, DriverCapabilities capabilities, Problems problems) {
        this.names = names;
        this.capabilities = capabilities;
        this.problems = problems;
        this.comparisons = new ValidateComparison(names, capabilities, problems);
    }

    /** Adds what is wrong with a filter that stands at a pointer. */
    void check(Condition filter, String path) {
        check(filter, path, 0);
    }

    private void check(Condition node, String path, int depth) {
        if (depth > MAX_DEPTH) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path,
                    "the filter is nested deeper than " + MAX_DEPTH + " levels",
                    "flatten it; long lists are no problem");
            return;
        }
        switch (node) {
            case Everything everything -> {}
            case FilterObject object -> object.members().forEach(member -> check(member, path, depth));
            case AllOf all -> checkTerms(all.terms(), path + "/$and", depth);
            case AnyOf any -> checkTerms(any.terms(), path + "/$or", depth);
            case Not not -> check(not.term(), path + "/$not", depth + 1);
            case FieldEquals equals -> checkEquals(equals, child(path, equals.field()));
            case FieldCondition field -> checkField(field, child(path, field.field()));
            case RelationCondition relation -> checkRelation(relation, child(path, relation.field()));
            case ExistsCondition exists ->
                problems.require(Capability.QUERY_SUBQUERIES, capabilities, path + "/$exists", "a subquery");
        }
    }

    private void checkTerms(List<Condition> terms, String path, int depth) {
        for (int place = 0; place < terms.size(); place++) {
            check(terms.get(place), child(path, place), depth + 1);
        }
    }

    private void checkEquals(FieldEquals equals, String path) {
        ColumnModel column = names.resolve(equals.field(), path, problems);
        if (column != null) {
            comparisons.check(column, new Comparison(Operator.EQ, equals.value()), path);
        }
    }

    private void checkField(FieldCondition field, String path) {
        ColumnModel column = names.resolve(field.field(), path, problems);
        if (column == null) {
            return;
        }
        if (!field.path().isEmpty()) {
            problems.require(Capability.JSON_QUERY, capabilities, path + "/$path", "a JSON path");
            return;
        }
        for (Comparison comparison : field.comparisons()) {
            comparisons.check(
                    column, comparison, path + "/" + comparison.operator().key());
        }
    }

    private void checkRelation(RelationCondition relation, String path) {
        ColumnModel column = names.resolve(relation.field(), path, problems);
        if (column == null) {
            return;
        }
        boolean reference = column.field()
                .map(field -> field.type().isReference() && !field.multiple())
                .orElse(false);
        if (reference) {
            problems.require(Capability.REFERENCE_PATHS, capabilities, path, "a filter on the referenced record");
        } else {
            problems.add(
                    ErrorCode.INVALID_FILTER,
                    path,
                    "field '" + relation.field() + "' is no reference, and the keys of its filter are no operators",
                    "operators begin with $, for example {\"$gt\": 5}");
        }
    }
}
