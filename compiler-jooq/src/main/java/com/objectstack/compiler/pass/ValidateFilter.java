package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

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
import com.objectstack.query.FieldReference;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Not;
import com.objectstack.query.Operator;
import com.objectstack.query.RelationCondition;
import com.objectstack.schema.ValueClass;
import java.util.List;

/**
 * Judges a whole filter against names, types and capabilities; every branch, even one that a sibling absorbs (contract
 * B101). Changes nothing.
 */
final class ValidateFilter {
    /** SEMANTICS.md decision 26. */
    static final int MAX_DEPTH = 100;

    private final NameScope names;
    private final DriverCapabilities capabilities;
    private final Problems problems;
    private final ValidateComparison comparisons;
    private final NestedQueries subqueries;

    ValidateFilter(NameScope names, DriverCapabilities capabilities, NestedQueries subqueries, Problems problems) {
        this.names = names;
        this.capabilities = capabilities;
        this.problems = problems;
        this.subqueries = subqueries;
        this.comparisons = new ValidateComparison(names, capabilities, subqueries, problems);
    }

    /** Adds what is wrong with a filter that stands at a pointer. */
    void check(Condition filter, String path) {
        check(filter, path, 0, "");
    }

    private void check(Condition node, String path, int depth, String prefix) {
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
            case FilterObject object -> object.members().forEach(member -> check(member, path, depth, prefix));
            case AllOf all -> checkTerms(all.terms(), path + "/$and", depth, prefix);
            case AnyOf any -> checkTerms(any.terms(), path + "/$or", depth, prefix);
            case Not not -> check(not.term(), path + "/$not", depth + 1, prefix);
            case FieldEquals equals -> checkEquals(equals, child(path, equals.field()), prefix);
            case FieldCondition field -> checkField(field, child(path, field.field()), prefix);
            case RelationCondition relation -> checkRelation(relation, child(path, relation.field()), depth, prefix);
            case ExistsCondition exists -> subqueries.checkRows(exists.subquery(), path + "/$exists/$query", names);
        }
    }

    private void checkTerms(List<Condition> terms, String path, int depth, String prefix) {
        for (int place = 0; place < terms.size(); place++) {
            check(terms.get(place), child(path, place), depth + 1, prefix);
        }
    }

    private void checkEquals(FieldEquals equals, String path, String prefix) {
        ScopedField field = names.resolve(prefix + equals.field(), path, problems);
        if (field != null) {
            comparisons.check(field, new Comparison(Operator.EQ, equals.value()), path);
        }
    }

    private void checkField(FieldCondition node, String path, String prefix) {
        ScopedField field = names.resolve(prefix + node.field(), path, problems);
        if (field == null) {
            return;
        }
        if (!node.path().isEmpty()) {
            if (!canLeadInside(field, path)) {
                return;
            }
            field = field.at(node.path());
        }
        for (Comparison comparison : node.comparisons()) {
            String at = path + "/" + comparison.operator().key();
            if (!prefix.isEmpty() && comparison.operand() instanceof FieldReference) {
                problems.add(
                        ErrorCode.INVALID_FILTER, at + "/$field", "paths are no comparands", "compare with a value");
            } else {
                comparisons.check(field, comparison, at);
            }
        }
    }

    private boolean canLeadInside(ScopedField field, String path) {
        if (!capabilities.has(Capability.JSON_QUERY)) {
            problems.require(Capability.JSON_QUERY, capabilities, path + "/$path", "a JSON path");
            return false;
        }
        if (field.isJsonPath() || field.column().valueClass() != ValueClass.JSON) {
            problems.add(
                    ErrorCode.INVALID_FILTER,
                    path + "/$path",
                    "'" + field.column().name() + "' holds no JSON value of its own",
                    "name a field of a JSON type");
            return false;
        }
        return true;
    }

    private void checkRelation(RelationCondition relation, String path, int depth, String prefix) {
        ScopedField field = names.resolve(prefix + relation.field(), path, problems);
        if (field == null) {
            return;
        }
        boolean reference = !field.isJsonPath() && field.column().isReference();
        boolean json = field.isJsonPath() || field.column().valueClass() == ValueClass.JSON;
        if (reference && !capabilities.has(Capability.REFERENCE_PATHS)) {
            problems.require(Capability.REFERENCE_PATHS, capabilities, path, "a filter on the referenced record");
        } else if (json && !capabilities.has(Capability.JSON_QUERY)) {
            problems.require(Capability.JSON_QUERY, capabilities, path, "a filter on a JSON value");
        } else if (reference || json) {
            check(relation.condition(), path, depth + 1, prefix + relation.field() + ".");
        } else {
            problems.add(
                    ErrorCode.INVALID_FILTER,
                    path,
                    "field '" + relation.field() + "' is no reference, and the keys of its filter are no operators",
                    "operators begin with $, for example {\"$gt\": 5}");
        }
    }
}
