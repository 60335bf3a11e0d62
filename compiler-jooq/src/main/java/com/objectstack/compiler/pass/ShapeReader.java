package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.query.Aggregation;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Cursor;
import com.objectstack.query.Everything;
import com.objectstack.query.Join;
import com.objectstack.query.Nearest;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks a request once and parts it: the literals of its filters, its limit and its tenants are values; all the rest is
 * its {@link Shape}. For one request and one thread.
 */
final class ShapeReader {
    private static final Object NONE = ShapeParts.NONE;

    private final ShapeParts parts;
    private final FilterShape filters;
    private int depth;

    private ShapeReader(ShapeParts parts) {
        this.parts = parts;
        this.filters = new FilterShape(parts, this::nested);
    }

    /** Reads a request. */
    static ShapeParts of(Object[] head, QueryAST query, Visibility visibility) {
        ShapeParts parts = new ShapeParts(null);
        new ShapeReader(parts).request(head, query, visibility);
        return parts;
    }

    /** The nodes that hold the literals of a request, in the order of {@link ShapeParts#values}. */
    static List<Object> sources(QueryAST query, Visibility visibility) {
        List<Object> sources = new ArrayList<>();
        new ShapeReader(new ShapeParts(sources)).request(new Object[0], query, visibility);
        return sources;
    }

    private void request(Object[] head, QueryAST query, Visibility visibility) {
        for (Object token : head) {
            parts.add(token);
        }
        int readable = visibility.readable().size();
        parts.add(Math.min(readable, 2));
        if (readable > 0) {
            parts.literal(visibility.readable(), visibility.readable());
        }
        parts.add(visibility.seesDeleted());
        query(query);
        // Two that contradict are refused.
        parts.keepIf(query.top() == null || query.limit() == null || query.top().equals(query.limit()));
        page(query.effectiveLimit().orElse(null), PageBounds.LIMIT);
        page(query.offset(), PageBounds.OFFSET);
    }

    private void page(@Nullable Long number, Object source) {
        parts.add(number == null ? NONE : Long.class);
        if (number != null) {
            parts.literal(source, number);
        }
    }

    /** All of a query but its limit and offset. */
    private void query(QueryAST query) {
        parts.addOrNone(query.object());
        parts.add(query.fields());
        filters.read(query.where());
        parts.add(query.orderBy());
        // Most queries have nothing else: one token says so.
        boolean isPlain = isPlain(query);
        parts.add(isPlain);
        if (!isPlain) {
            others(query);
        }
    }

    private static boolean isPlain(QueryAST query) {
        return query.search() == null
                && query.searchFields().isEmpty()
                && query.nearest() == null
                && query.with().isEmpty()
                && query.joins().isEmpty()
                && query.groupBy().isEmpty()
                && query.aggregations().isEmpty()
                && query.windowFunctions().isEmpty()
                && query.having() instanceof Everything
                && !query.distinct()
                && query.cursor() == null
                && query.expand().isEmpty();
    }

    private void others(QueryAST query) {
        search(query.search());
        parts.add(query.searchFields());
        nearest(query.nearest());
        parts.add(query.with().size());
        query.with().forEach(this::commonTable);
        parts.add(query.joins().size());
        query.joins().forEach(this::join);
        parts.add(query.groupBy());
        parts.add(query.aggregations().size());
        query.aggregations().forEach(this::aggregation);
        parts.add(query.windowFunctions());
        filters.read(query.having());
        parts.add(query.distinct());
        cursor(query.cursor());
        parts.add(query.expand().size());
        query.expand().forEach(this::expanded);
    }

    /** Where the search is from is a literal, how many it wants is not. */
    private void nearest(@Nullable Nearest nearest) {
        parts.add(nearest == null ? NONE : nearest.vector().isEmpty());
        if (nearest != null) {
            parts.add(nearest.field());
            parts.add(nearest.k());
            parts.add(nearest.outputName());
            parts.addOrNone(nearest.maxDistance());
            parts.add(nearest.approximate());
            parts.literal(nearest, nearest.vector());
        }
    }

    /** The text is a literal, how it is searched is not. */
    private void search(@Nullable Search search) {
        parts.add(search == null ? NONE : search.operator());
        if (search != null) {
            parts.add(search.fields());
            parts.add(search.fuzzy());
            parts.add(search.boost());
            parts.addOrNone(search.minScore());
            parts.add(search.highlight());
            parts.literal(search, search.query());
        }
    }

    /** Which values are NULL decides, and of which order a token is; the other values are one literal. */
    private void cursor(@Nullable Cursor cursor) {
        switch (cursor) {
            case null -> parts.add(NONE);
            case Cursor.Position position -> {
                parts.add(position.values().size());
                position.values().forEach((name, value) -> {
                    parts.add(name);
                    parts.add(value == null);
                });
                parts.literal(position, position.values());
            }
            case Cursor.Token token -> token(token);
        }
    }

    private void token(Cursor.Token token) {
        try {
            CursorToken.Content content = CursorToken.read(token.text());
            parts.add(Cursor.Token.class);
            parts.add(content.fingerprint());
            parts.add(content.values().size());
            content.values().forEach(value -> parts.add(value == null));
            parts.literal(token, content.values());
        } catch (RefusedValue damaged) {
            parts.keepIf(false);
        }
    }

    private void expanded(String field, QueryAST query) {
        parts.add(field);
        nested(query);
    }

    private void nested(QueryAST query) {
        parts.keepIf(++depth <= ValidateFilter.MAX_DEPTH);
        if (parts.isKeepable()) {
            query(query);
            parts.addOrNone(query.limit());
            parts.addOrNone(query.top());
            parts.addOrNone(query.offset());
        }
        depth--;
    }

    private void commonTable(CommonTable table) {
        parts.add(table.name());
        nested(table.query());
        CommonTable.Recursion recursion = table.recursive().orElse(null);
        parts.add(recursion == null);
        if (recursion != null) {
            parts.add(recursion.union());
            parts.add(recursion.maxDepth());
            nested(recursion.step());
        }
    }

    private void join(Join join) {
        parts.add(join.type());
        parts.add(join.object());
        parts.add(join.alias());
        filters.read(join.on());
        parts.add(join.subquery().isPresent());
        join.subquery().ifPresent(this::nested);
    }

    private void aggregation(Aggregation aggregation) {
        parts.add(aggregation.function());
        parts.add(aggregation.outputName());
        parts.add(aggregation.field().orElse("*"));
        parts.addOrNone(aggregation.separator());
        parts.add(aggregation.distinct());
        parts.add(aggregation.orderBy());
        filters.read(aggregation.filter());
    }
}
