package com.objectstack.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints queries and conditions for people: one line a node, children indented, defaults left out. */
final class TreePrinter {
    /** Trees come from people, but errors print them: a broken tree must not break the message. */
    private static final int MAX_LEVELS = 200;

    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();
    private int level;

    private TreePrinter() {}

    static String print(QueryAST query) {
        TreePrinter printer = new TreePrinter();
        printer.query(query);
        return printer.text();
    }

    static String print(Condition condition) {
        TreePrinter printer = new TreePrinter();
        printer.condition(condition);
        return printer.text();
    }

    private String text() {
        return out.substring(0, out.length() - 1);
    }

    private void line(String text) {
        out.append(INDENT.repeat(level)).append(text).append('\n');
    }

    private void children(Runnable print) {
        level++;
        if (level > MAX_LEVELS) {
            line("...");
        } else {
            print.run();
        }
        level--;
    }

    private void query(QueryAST query) {
        line(query.object() == null ? "query" : "query " + query.object());
        children(() -> body(query));
    }

    private void body(QueryAST query) {
        query.with().forEach(this::commonTable);
        list("fields", query.fields().stream().map(NodeText::of).toList());
        condition("where", query.where());
        property("search", query.search());
        list("searchFields", query.searchFields());
        property("nearest", query.nearest());
        query.joins().forEach(this::join);
        list("groupBy", query.groupBy().stream().map(NodeText::of).toList());
        query.aggregations().forEach(this::aggregation);
        query.windowFunctions().forEach(function -> line("window " + NodeText.of(function)));
        condition("having", query.having());
        if (query.distinct()) {
            line("distinct");
        }
        list("orderBy", query.orderBy().stream().map(NodeText::of).toList());
        property("limit", query.limit());
        property("offset", query.offset());
        property("top", query.top());
        property("cursor", query.cursor());
        for (Map.Entry<String, QueryAST> entry : query.expand().entrySet()) {
            line("expand " + entry.getKey());
            children(() -> query(entry.getValue()));
        }
    }

    private void list(String name, List<String> elements) {
        if (!elements.isEmpty()) {
            line(name + " " + String.join(", ", elements));
        }
    }

    private void property(String name, @Nullable Object value) {
        if (value != null) {
            line(name + " " + NodeText.ofProperty(value));
        }
    }

    private void condition(String name, Condition condition) {
        if (!(condition instanceof Everything)) {
            line(name);
            children(() -> condition(condition));
        }
    }

    private void commonTable(CommonTable table) {
        line("with " + table.name());
        children(() -> {
            query(table.query());
            table.recursive().ifPresent(recursion -> {
                line("step union " + NodeText.word(recursion.union()) + " maxDepth " + recursion.maxDepth());
                children(() -> query(recursion.step()));
            });
        });
    }

    private void join(Join join) {
        String strategy = join.strategy() == Join.Strategy.AUTO ? "" : " by " + NodeText.word(join.strategy());
        line(NodeText.word(join.type()) + " join " + NodeText.named(join.object(), join.as()) + strategy);
        children(() -> {
            condition(join.on());
            join.subquery().ifPresent(this::query);
        });
    }

    private void aggregation(Aggregation aggregation) {
        line("aggregate " + NodeText.of(aggregation));
        children(() -> condition("filter", aggregation.filter()));
    }

    private void condition(Condition condition) {
        switch (condition) {
            case Everything everything -> line("everything");
            case FilterObject(List<Condition> members) -> terms("object", members);
            case AllOf(List<Condition> terms) -> terms("$and", terms);
            case AnyOf(List<Condition> terms) -> terms("$or", terms);
            case Not(Condition term) -> terms("$not", List.of(term));
            case FieldEquals(String field, Literal value) -> line(field + " = " + NodeText.literal(value.value()));
            case FieldCondition field -> fieldCondition(field);
            case RelationCondition(String field, Condition inner) -> terms(field + " of which", List.of(inner));
            case ExistsCondition(Subquery subquery) -> {
                line("$exists");
                children(() -> query(subquery.query()));
            }
        }
    }

    private void terms(String name, List<Condition> terms) {
        line(terms.isEmpty() ? name + " of none" : name);
        children(() -> terms.forEach(this::condition));
    }

    private void fieldCondition(FieldCondition condition) {
        String field = condition.field() + NodeText.path(condition.path());
        for (Comparison comparison : condition.comparisons()) {
            line(field + " " + NodeText.of(comparison));
            if (comparison.operand() instanceof Subquery subquery) {
                children(() -> query(subquery.query()));
            }
            // Further operators of the same map stand under its field.
            field = " ".repeat(field.length());
        }
    }
}
