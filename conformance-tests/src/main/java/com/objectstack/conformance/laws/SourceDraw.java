package com.objectstack.conformance.laws;

import com.objectstack.query.Aggregation;
import com.objectstack.query.AllOf;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Condition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Join;
import com.objectstack.query.Operator;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws what a query reads: an object or a common table, and what is joined to it. */
final class SourceDraw {
    private static final String TABLE = "Common_1";

    private final Draw draw;
    private final Dataset data;
    private final List<CommonTable> tables = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();
    private @Nullable Sight table;

    SourceDraw(Draw draw, Dataset data) {
        this.draw = draw;
        this.data = data;
    }

    /**
     * What is read.
     *
     * @param object the object or common table
     * @param tables the common tables
     * @param joins the joins
     * @param columns the columns of the object alone
     * @param seen every name, what is joined and reached included
     */
    record Source(String object, List<CommonTable> tables, List<Join> joins, Sight columns, Sight seen) {
        Query query() {
            Query query = Query.query();
            tables.forEach(query::with);
            joins.forEach(query::join);
            return query;
        }

        boolean isTable() {
            return tables.stream().anyMatch(table -> table.name().equals(object));
        }
    }

    Source draw() {
        if (draw.chance(16)) {
            table = draw.chance(50) ? recursive() : null;
            table = table == null ? plain() : table;
        }
        boolean fromTable = table != null && draw.chance(60);
        String object = fromTable ? TABLE : object();
        Sight columns = columns(object);
        Sight seen = columns.withPaths(data);
        int number = draw.chance(table != null && !fromTable ? 80 : 22) ? draw.between(1, 2) : 0;
        for (int place = 0; place < number; place++) {
            seen = seen.and(join(object, columns, place).names());
        }
        return new Source(object, tables, joins, columns, seen);
    }

    private String object() {
        int place = draw.any(0, 0, 0, 0, 1, 1, 2);
        return data.objects().get(Math.min(place, data.objects().size() - 1)).name();
    }

    private Sight columns(String object) {
        return object.equals(TABLE) && table != null ? table : Sight.of(data, object);
    }

    /** A common table of some columns or of groups. */
    private Sight plain() {
        String object = object();
        Sight columns = Sight.of(data, object);
        Query query = Query.from(object).where(filter(columns.withPaths(data)));
        Sight outputs;
        if (draw.chance(25)) {
            Seen key = draw.of(columns.scalars());
            query.groupBy(key.name()).aggregate(Aggregation.count("n"));
            outputs = new Sight(List.of(key, new Seen("n", ValueClass.NUMBER, List.of(1L, 2L), null)));
        } else {
            outputs = some(columns);
            outputs.names().forEach(name -> query.fields(name.name()));
        }
        tables.add(new CommonTable(TABLE, query.build(), null));
        return outputs;
    }

    /** Some columns; without an id those with an order alone, for all of them are the order then (decision 16). */
    private Sight some(Sight columns) {
        boolean keyed = columns.names().size() == 1 || draw.chance(80);
        List<Seen> others = columns.names().subList(1, columns.names().size());
        List<Seen> ordered = others.stream().filter(Seen::isSortable).toList();
        List<Seen> picked = new ArrayList<>();
        if (keyed || ordered.isEmpty()) {
            picked.add(columns.names().get(0));
        }
        picked.addAll(draw.some(picked.isEmpty() ? ordered : others, draw.between(1, 4)));
        return new Sight(picked);
    }

    /** The records below some, or null if no object is a tree. */
    private @Nullable Sight recursive() {
        for (ObjectSchema object : data.objects()) {
            Sight columns = Sight.of(data, object.name());
            List<Seen> up = columns.where(name -> object.name().equals(name.target()) && name.isReference());
            if (!up.isEmpty()) {
                return below(object.name(), columns, up.get(0));
            }
        }
        return null;
    }

    private Sight below(String object, Sight columns, Seen up) {
        List<Seen> outputs = new ArrayList<>(List.of(columns.names().get(0), up));
        draw.some(columns.where(name -> name.isScalar() && !outputs.contains(name)), 2)
                .forEach(outputs::add);
        String[] names = outputs.stream().map(Seen::name).toArray(String[]::new);
        QueryAST anchor =
                Query.from(object).fields(names).where(filter(columns)).build();
        Condition on = equal(up.name(), TABLE + ".id");
        QueryAST step = Query.from(object)
                .fields(names)
                .join(new Join(Join.Type.INNER, Join.Strategy.AUTO, TABLE, null, on, null))
                .build();
        CommonTable.Union union = draw.of(List.of(CommonTable.Union.values()));
        tables.add(new CommonTable(TABLE, anchor, new CommonTable.Recursion(step, union, draw.any(1000L, 20L))));
        return new Sight(outputs);
    }

    private Condition filter(Sight seen) {
        return draw.chance(60) ? new FilterDraw(draw, seen, null).any() : QueryAST.ALL.where();
    }

    private static Condition equal(String left, String right) {
        return FieldCondition.of(left, Operator.EQ, new FieldReference(right));
    }

    private Sight join(String base, Sight columns, int place) {
        String object = table != null && !base.equals(TABLE) && place == 0 ? TABLE : object();
        Sight joined = columns(object);
        QueryAST inside = null;
        if (draw.chance(20)) {
            joined = some(joined);
            Query query = Query.from(object).where(filter(columns(object)));
            joined.names().forEach(name -> query.fields(name.name()));
            inside = query.build();
        }
        boolean taken = object.equals(base)
                || joins.stream().anyMatch(join -> join.alias().equals(object));
        String alias = taken || draw.chance(60) ? "j" + place : null;
        Sight named = joined.under(alias == null ? object : alias);
        Join.Type type = draw.of(List.of(Join.Type.values()));
        Join.Strategy strategy = draw.of(List.of(Join.Strategy.values()));
        joins.add(new Join(type, strategy, object, alias, on(base, object, columns, named), inside));
        return named;
    }

    private Condition on(String base, String object, Sight columns, Sight joined) {
        List<Condition> pairs = new ArrayList<>();
        for (Seen left : columns.scalars()) {
            boolean refers = object.equals(left.target());
            for (Seen right : joined.scalars()) {
                boolean leads = refers && right.name().endsWith(".id");
                if (!left.isTenant() && !right.isTenant() && left.kind() == right.kind() && (leads || !refers)) {
                    String qualified = draw.chance(20) ? base + "." + left.name() : left.name();
                    pairs.add(equal(qualified, right.name()));
                    if (leads) {
                        pairs.addAll(List.of(equal(left.name(), right.name()), equal(right.name(), left.name())));
                    }
                }
            }
        }
        Condition extra = new FilterDraw(draw, draw.chance(50) ? joined : columns, null).any();
        if (pairs.isEmpty()) {
            return extra;
        }
        Condition equality = draw.of(pairs);
        return draw.chance(20) ? new AllOf(List.of(equality, extra)) : equality;
    }
}
