package com.objectstack.conformance.laws;

import com.objectstack.query.Aggregation;
import com.objectstack.query.Condition;
import com.objectstack.query.Field;
import com.objectstack.query.FieldReference;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Join;
import com.objectstack.query.Nearest;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.query.SortNode;
import com.objectstack.query.Subquery;
import com.objectstack.query.Window;
import com.objectstack.query.WindowFunction;
import java.util.List;
import java.util.Map;

/** Makes a right query wrong in one or two places, so that refusals are compared: code and path of every problem. */
final class WrongTurn {
    private static final List<String> NAMES =
            List.of("nope", "id.x", "a.b", "Outer.id", "", "created_by", "flags.x", "doc.", "ID");

    private WrongTurn() {}

    static ReadCase of(Draw draw, ReadCase right) {
        QueryAST wrong = turn(draw, right.query());
        return right.asking(draw.chance(30) ? turn(draw, wrong) : wrong);
    }

    private static QueryAST turn(Draw draw, QueryAST right) {
        Query query = right.toBuilder();
        String name = draw.of(NAMES);
        switch (draw.between(0, 14)) {
            case 0 -> query.fields(name);
            case 1 -> query.orderBy(draw.any(SortNode.asc(name), SortNode.desc("flags"), SortNode.asc("doc")));
            case 2, 3, 4 -> query.where(right.where().and(condition(draw, name)));
            case 5 -> query.groupBy(draw.any(GroupKey.of(name), GroupKey.of("flags"), GroupKey.of("spot")));
            case 6 ->
                query.aggregate(draw.any(
                        Aggregation.sum(name, "s"), Aggregation.sum("id", "s"), Aggregation.min("flags", "s")));
            case 7 -> query.having(condition(draw, name));
            case 8 -> query.offset(1).cursor(Map.of("id", "a"));
            case 9 -> query.limit(1).top(2);
            case 10 ->
                query.join(new Join(
                        Join.Type.LEFT,
                        Join.Strategy.AUTO,
                        draw.any("nobody", "id"),
                        draw.chance(30) ? null : draw.any("id", "j"),
                        condition(draw, name),
                        null));
            case 11 -> query.window(window(name));
            case 12 -> query.expand(name, Query.query().fields("nope").build());
            case 13 ->
                query.nearest(
                        new Nearest(draw.any(name, "spot", "id"), List.of(1.0), draw.between(0, 1), null, null, false));
            default -> query.search(Search.of(draw.any("", "  ", "coffee")));
        }
        return query.build();
    }

    private static WindowFunction window(String name) {
        Window over = new Window(List.of(name), List.of(SortNode.asc(name)), null);
        return new WindowFunction(WindowFunction.Function.SUM, "id", "w1", null, 1L, null, over);
    }

    private static Condition condition(Draw draw, String name) {
        Field field = Field.field(draw.any(name, "id", "flags", "doc", "home", "spot", "up"));
        return switch (draw.between(0, 9)) {
            case 0 -> field.eq(1L);
            case 1 -> field.gt(true);
            case 2 -> field.in(List.of("a", 1L));
            case 3 -> field.contains("a");
            case 4 -> field.size(1);
            case 5 -> field.eq(new FieldReference(name));
            case 6 -> field.between("a", 2L);
            case 7 -> field.all(List.of("a"));
            case 8 -> field.eq(new Subquery(Query.from("nobody").fields("id").build()));
            default -> field.lt("2024-02-30");
        };
    }
}
