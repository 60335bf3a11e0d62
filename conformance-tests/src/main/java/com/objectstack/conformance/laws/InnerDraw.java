package com.objectstack.conformance.laws;

import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Query;
import com.objectstack.query.Subquery;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws queries that stand inside filters.
 *
 * @param draw the choices
 * @param data the objects
 * @param around what {@code outer} leads to, or null at the top
 * @param levels how much deeper queries may stand
 */
record InnerDraw(Draw draw, Dataset data, @Nullable Sight around, int levels) {
    static @Nullable InnerDraw atTheTop(Draw draw, Dataset data) {
        return new InnerDraw(draw, data, null, 2);
    }

    /** Names of the enclosing query, of one kind. */
    List<Seen> outer(ValueClass kind) {
        return around == null
                ? List.of()
                : around.where(name -> name.kind() == kind && !name.name().contains(".") && !name.isTenant()).stream()
                        .map(name -> name.under("outer"))
                        .toList();
    }

    private @Nullable InnerDraw inside(Sight enclosing) {
        return levels == 0 ? null : new InnerDraw(draw, data, enclosing, levels - 1);
    }

    private Query from(String object, Sight enclosing) {
        Query query = Query.from(object);
        if (draw.chance(75)) {
            query.where(new FilterDraw(draw, Sight.of(data, object).withPaths(data), inside(enclosing)).any());
        }
        return query;
    }

    Subquery exists(Sight enclosing) {
        return new Subquery(from(object(), enclosing).build());
    }

    /** One column of a kind. */
    Subquery column(ValueClass kind, Sight enclosing) {
        Column column = find(kind);
        return new Subquery(
                from(column.object(), enclosing).fields(column.name()).build());
    }

    /** One column, one row at most: a second row is an error when it is met, and it need not be met. */
    Subquery scalar(ValueClass kind, Sight enclosing) {
        Column column = find(kind);
        Query query = from(column.object(), enclosing);
        if (kind != ValueClass.BOOLEAN && kind != ValueClass.NONE && draw.chance(50)) {
            AggregateFunction function = draw.any(AggregateFunction.MIN, AggregateFunction.MAX);
            return new Subquery(query.aggregate(Aggregation.of(function, column.name(), "v"))
                    .build());
        }
        return new Subquery(query.fields(column.name()).orderBy("id").limit(1).build());
    }

    private String object() {
        return draw.of(data.objects()).name();
    }

    /** A column of an object. */
    private record Column(String object, String name) {}

    private Column find(ValueClass kind) {
        List<Column> columns = new ArrayList<>();
        for (ObjectSchema object : data.objects()) {
            Sight.of(data, object.name())
                    .where(name -> name.kind() == kind)
                    .forEach(name -> columns.add(new Column(object.name(), name.name())));
        }
        return columns.isEmpty() ? new Column(object(), "id") : draw.of(columns);
    }
}
