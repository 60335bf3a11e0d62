package com.objectstack.conformance.laws;

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
import com.objectstack.query.GroupKey;
import com.objectstack.query.Not;
import com.objectstack.query.QueryAST;
import com.objectstack.query.RelationCondition;
import com.objectstack.query.Selection;
import com.objectstack.query.Subquery;
import java.util.Set;
import java.util.TreeSet;

/** The features of the query language that a query uses, by name: tells how well drawn queries cover it. */
final class Features {
    private final Set<String> found = new TreeSet<>();

    private Features() {}

    static Set<String> of(ReadCase read) {
        Features features = new Features();
        features.query(read.query());
        features.add("tenantId", read.options().tenantId().isPresent());
        features.add("tenantIds", !read.options().tenantIds().isEmpty());
        return features.found;
    }

    private void add(String name, boolean used) {
        if (used) {
            found.add(name);
        }
    }

    private void query(QueryAST query) {
        add("fields", !query.fields().isEmpty());
        query.fields().forEach(field -> {
            add("field alias", field.alias().isPresent());
            add("nested select", field instanceof Selection.Nested);
            add("dotted field", field.field().contains("."));
        });
        query.joins().forEach(join -> {
            found.add("join " + join.type());
            add("join subquery", join.query() != null);
            condition(join.on());
        });
        query.with().forEach(table -> {
            found.add(table.recursive().isPresent() ? "with recursive" : "with");
            query(table.query());
        });
        condition(query.where());
        groups(query);
        query.windowFunctions().forEach(function -> {
            found.add("window " + function.function().wireName());
            function.over().frame().ifPresent(frame -> found.add("frame " + frame.unit()));
        });
        add("distinct", query.distinct());
        add("orderBy", !query.orderBy().isEmpty());
        query.orderBy().forEach(node -> add("nulls " + node.nulls(), true));
        add("limit", query.limit() != null);
        add("top", query.top() != null);
        add("offset", query.offset() != null);
        add("cursor", query.cursor() != null);
        add("search", query.search() != null);
        add("nearest", query.nearest() != null);
        add("expand", !query.expand().isEmpty());
        query.expand().values().forEach(this::query);
    }

    private void groups(QueryAST query) {
        query.groupBy().forEach(key -> found.add(key instanceof GroupKey.Bucket ? "bucket" : "groupBy"));
        query.aggregations().forEach(aggregation -> {
            found.add("aggregate " + aggregation.function().wireName());
            add("aggregate distinct", aggregation.distinct());
            add("aggregate filter", !(aggregation.filter() instanceof Everything));
            add("aggregate orderBy", !aggregation.orderBy().isEmpty());
        });
        add("having", !(query.having() instanceof Everything));
    }

    private void condition(Condition condition) {
        switch (condition) {
            case Everything everything -> add("everything", true);
            case AllOf all -> all.terms().forEach(this::condition);
            case AnyOf any -> any.terms().forEach(this::condition);
            case Not not -> {
                add("$not", true);
                condition(not.term());
            }
            case FilterObject object -> object.members().forEach(this::condition);
            case FieldEquals equals -> add("implicit $eq", true);
            case RelationCondition relation -> {
                add("relation filter", true);
                condition(relation.condition());
            }
            case ExistsCondition exists -> {
                add("exists query", true);
                query(exists.subquery().query());
            }
            case FieldCondition field -> {
                add("dotted name", field.field().contains("."));
                add("$path", !field.path().isEmpty());
                field.comparisons().forEach(this::comparison);
            }
        }
    }

    private void comparison(Comparison comparison) {
        found.add(comparison.operator().key());
        if (comparison.operand() instanceof FieldReference reference) {
            found.add(reference.field().startsWith("outer.") ? "$field outer" : "$field");
        }
        if (comparison.operand() instanceof Subquery subquery) {
            found.add("$query");
            query(subquery.query());
        }
    }
}
