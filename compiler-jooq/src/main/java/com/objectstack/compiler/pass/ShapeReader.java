package com.objectstack.compiler.pass;

import com.objectstack.query.Aggregation;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
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
import com.objectstack.query.Operator;
import com.objectstack.query.QueryAST;
import com.objectstack.query.RelationCondition;
import com.objectstack.query.Search;
import com.objectstack.query.SizeCondition;
import com.objectstack.query.Subquery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks a request once and parts it: the literals of its filters, its limit and its tenants are values; all the rest is
 * its {@link Shape}. For one request and one thread.
 */
final class ShapeReader {
    /** Longer requests are rare, and their statements large. */
    private static final int MAX_TOKENS = 2_000;

    /** As deep as filters may be; a deeper one is refused by validate. */
    private static final int MAX_DEPTH = 100;

    private static final Object NONE = "";

    private final @Nullable List<Object> sources;
    private @Nullable Object[] tokens = new @Nullable Object[96];
    private int size;
    private @Nullable Object[] values = new @Nullable Object[16];
    private int literals;
    private int depth;
    private boolean keepable = true;

    private ShapeReader(@Nullable List<Object> sources) {
        this.sources = sources;
    }

    /** Reads a request. */
    static ShapeReader of(Object[] head, QueryAST query, TenantScope tenants) {
        ShapeReader reader = new ShapeReader(null);
        reader.request(head, query, tenants);
        return reader;
    }

    /** The nodes that hold the literals of a request, in the order of {@link #values}. */
    static List<Object> sources(QueryAST query, TenantScope tenants) {
        List<Object> sources = new ArrayList<>();
        new ShapeReader(sources).request(new Object[0], query, tenants);
        return sources;
    }

    /** The shape, or null if the request's statement is not worth keeping. */
    @Nullable
    @SuppressWarnings("NullAway") // tokens are null only behind the last one
    Shape shape() {
        return keepable ? new Shape(tokens, size) : null;
    }

    /** The literals. */
    @SuppressWarnings("NullAway") // values are null only behind the last one
    Object[] values() {
        return Arrays.copyOf(values, literals);
    }

    private void request(Object[] head, QueryAST query, TenantScope tenants) {
        for (Object token : head) {
            add(token);
        }
        int readable = tenants.readable().size();
        add(Math.min(readable, 2));
        if (readable > 0) {
            literal(tenants.readable(), tenants.readable());
        }
        query(query);
        keepable &= query.top() == null || query.limit() == null || query.top().equals(query.limit());
        page(query.effectiveLimit().orElse(null), PageBounds.LIMIT);
        page(query.offset(), PageBounds.OFFSET);
    }

    private void page(@Nullable Long number, Object source) {
        add(number == null ? NONE : Long.class);
        if (number != null) {
            literal(source, number);
        }
    }

    /** All of a query but its limit and offset. */
    private void query(QueryAST query) {
        keepable &= query.cursor() == null && query.expand().isEmpty();
        addOrNone(query.object());
        add(query.fields());
        search(query.search());
        add(query.searchFields());
        nearest(query.nearest());
        add(query.with().size());
        query.with().forEach(this::commonTable);
        add(query.joins().size());
        query.joins().forEach(this::join);
        condition(query.where());
        add(query.groupBy());
        add(query.aggregations().size());
        query.aggregations().forEach(this::aggregation);
        add(query.windowFunctions());
        condition(query.having());
        add(query.distinct());
        add(query.orderBy());
    }

    /** Where the search is from is a literal, how many it wants is not. */
    private void nearest(@Nullable Nearest nearest) {
        add(nearest == null ? NONE : nearest.vector().isEmpty());
        if (nearest != null) {
            add(nearest.field());
            add(nearest.k());
            add(nearest.outputName());
            addOrNone(nearest.maxDistance());
            literal(nearest, nearest.vector());
        }
    }

    /** The text is a literal, how it is searched is not. */
    private void search(@Nullable Search search) {
        add(search == null ? NONE : search.operator());
        if (search != null) {
            add(search.fields());
            add(search.fuzzy());
            add(search.boost());
            addOrNone(search.minScore());
            add(search.highlight());
            literal(search, search.query());
        }
    }

    private void nested(QueryAST query) {
        if (++depth > MAX_DEPTH) {
            keepable = false;
        }
        if (keepable) {
            query(query);
            addOrNone(query.limit());
            addOrNone(query.top());
            addOrNone(query.offset());
        }
        depth--;
    }

    private void commonTable(CommonTable table) {
        add(table.name());
        nested(table.query());
        CommonTable.Recursion recursion = table.recursive().orElse(null);
        add(recursion == null);
        if (recursion != null) {
            add(recursion.union());
            add(recursion.maxDepth());
            nested(recursion.step());
        }
    }

    private void join(Join join) {
        add(join.type());
        add(join.object());
        add(join.alias());
        condition(join.on());
        add(join.subquery().isPresent());
        join.subquery().ifPresent(this::nested);
    }

    private void aggregation(Aggregation aggregation) {
        add(aggregation.function());
        add(aggregation.outputName());
        add(aggregation.field().orElse("*"));
        addOrNone(aggregation.separator());
        add(aggregation.distinct());
        add(aggregation.orderBy());
        condition(aggregation.filter());
    }

    private void condition(Condition node) {
        add(node.getClass());
        if (++depth > MAX_DEPTH) {
            keepable = false;
        }
        if (keepable) {
            parts(node);
        }
        depth--;
    }

    private void parts(Condition node) {
        switch (node) {
            case Everything everything -> {}
            case AllOf all -> conditions(all.terms());
            case AnyOf any -> conditions(any.terms());
            case FilterObject object -> conditions(object.members());
            case Not not -> condition(not.term());
            case RelationCondition relation -> {
                add(relation.field());
                condition(relation.condition());
            }
            case ExistsCondition exists -> nested(exists.subquery().query());
            case FieldEquals equals -> {
                add(equals.field());
                comparand(Operator.EQ, equals.value());
            }
            case FieldCondition field -> field(field);
        }
    }

    private void conditions(List<Condition> terms) {
        add(terms.size());
        for (Condition term : terms) {
            if (keepable) {
                condition(term);
            }
        }
    }

    private void field(FieldCondition field) {
        add(field.field());
        List<Comparison> comparisons = field.comparisons();
        if (!field.path().isEmpty() || comparisons.size() > 1) {
            // Neither of them is an operator, which stands here otherwise.
            add(field.path());
            add(comparisons.size());
        }
        for (int place = 0; place < comparisons.size(); place++) {
            Comparison comparison = comparisons.get(place);
            add(comparison.operator());
            operand(comparison);
        }
    }

    private void operand(Comparison comparison) {
        switch (comparison.operand()) {
            case Literal literal -> comparand(comparison.operator(), literal);
            case LiteralList list -> members(comparison.operator(), list);
            case FieldReference reference -> add(reference);
            case SizeCondition size -> add(size);
            case Subquery subquery -> nested(subquery.query());
        }
    }

    private void comparand(Operator operator, Literal literal) {
        Object value = literal.value();
        switch (operator) {
            case NULL, EXISTS, SIZE -> add(literal);
            default -> {
                Object kind = LiteralKind.of(operator, value);
                add(kind);
                if (value != null && !LiteralKind.isWhole(kind)) {
                    literal(literal, value);
                }
            }
        }
    }

    private void members(Operator operator, LiteralList list) {
        List<@Nullable Object> members = list.values();
        if (operator == Operator.BETWEEN) {
            comparand(Operator.GTE, new Literal(members.get(0)));
            comparand(Operator.LTE, new Literal(members.get(1)));
            return;
        }
        Object kind = LiteralKind.ofMembers(members);
        if (kind == null) {
            keepable = false;
            return;
        }
        add(kind);
        if (!LiteralKind.isWhole(kind)) {
            literal(list, members);
        }
    }

    private void literal(Object source, Object value) {
        if (sources != null) {
            sources.add(source);
        }
        if (literals == values.length) {
            values = Arrays.copyOf(values, 2 * literals);
        }
        values[literals++] = value;
    }

    private void addOrNone(@Nullable Object token) {
        add(token == null ? NONE : token);
    }

    private void add(Object token) {
        if (size == tokens.length) {
            keepable &= size < MAX_TOKENS;
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        tokens[size++] = token;
    }
}
