package com.objectstack.conformance.laws;

import com.objectstack.conformance.laws.Step.Action;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws sequences of writes; a tenth of their data is wrong. */
final class WriteDraw {
    private static final int MOST_STEPS = 14;
    private static final List<String> SAVEPOINTS = List.of("s1", "s2", "S\"1");

    private final Draw draw;
    private final DatasetDraw.Writes set;
    private final Dataset data;
    private boolean open;

    private WriteDraw(Draw draw, DatasetDraw.Writes set) {
        this.draw = draw;
        this.set = set;
        this.data = set.data();
    }

    static WriteCase draw(Draw draw, String suffix) {
        WriteDraw drawing = new WriteDraw(draw, DatasetDraw.forWrites(draw, suffix));
        List<Step> steps = new ArrayList<>();
        for (int number = draw.between(3, MOST_STEPS); number > 0; number--) {
            steps.add(drawing.step());
        }
        return new WriteCase(drawing.data, steps);
    }

    private Step step() {
        if (draw.chance(open ? 35 : 12)) {
            return transaction();
        }
        ObjectSchema object = draw.of(data.objects());
        return switch (draw.of(List.of(Action.values()).subList(0, 9))) {
            case CREATE -> of(Action.CREATE, object, List.of(row(object)), List.of());
            case UPDATE -> of(Action.UPDATE, object, List.of(change(object)), List.of(id()));
            case UPSERT -> upsert(object);
            case DELETE -> of(Action.DELETE, object, List.of(), List.of(id()));
            case BULK_CREATE -> of(Action.BULK_CREATE, object, List.of(row(object), row(object)), List.of());
            case BULK_UPDATE ->
                of(Action.BULK_UPDATE, object, List.of(change(object), change(object)), List.of(id(), id()));
            case BULK_DELETE -> of(Action.BULK_DELETE, object, List.of(), List.of(id(), id()));
            case UPDATE_MANY ->
                of(Action.UPDATE_MANY, object, List.of(change(object)), List.of())
                        .asking(query(object));
            default -> of(Action.DELETE_MANY, object, List.of(), List.of()).asking(query(object));
        };
    }

    private Step of(Action action, ObjectSchema object, List<Map<String, @Nullable Object>> rows, List<String> names) {
        boolean shared = object.field(DatasetDraw.TENANT).isPresent();
        String tenant = shared && draw.chance(60) ? draw.any("t1", "t2") : null;
        return new Step(action, object.name(), rows, names, QueryAST.ALL, tenant);
    }

    private Step transaction() {
        if (!open) {
            open = true;
            return Step.of(Action.BEGIN);
        }
        Action action = draw.any(
                Action.SAVEPOINT, Action.SAVEPOINT, Action.ROLLBACK_TO, Action.RELEASE, Action.COMMIT, Action.ROLLBACK);
        open = action != Action.COMMIT && action != Action.ROLLBACK;
        return open ? Step.of(action, draw.of(SAVEPOINTS)) : Step.of(action);
    }

    private Step upsert(ObjectSchema object) {
        boolean byCode = object.field("code").isPresent() && draw.chance(40);
        List<String> keys =
                byCode ? List.of("code") : draw.chance(10) ? List.of("total") : draw.any(List.of(), List.of("id"));
        return of(Action.UPSERT, object, List.of(row(object)), keys);
    }

    private String id() {
        return draw.of(set.ids());
    }

    /** A whole record, mostly right. */
    private Map<String, @Nullable Object> row(ObjectSchema object) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", id());
        object.fields().values().stream()
                .filter(field -> draw.chance(85))
                .forEach(field -> row.put(field.name(), value(field)));
        return spoiled(row);
    }

    private Map<String, @Nullable Object> change(ObjectSchema object) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        draw.some(List.copyOf(object.fields().values()), draw.between(0, 3))
                .forEach(field -> change.put(field.name(), value(field)));
        return spoiled(change);
    }

    private @Nullable Object value(FieldSchema field) {
        if (field.name().equals(DatasetDraw.TENANT)) {
            return draw.chance(60) ? null : draw.any("t1", "t2");
        }
        return draw.chance(12) ? null : set.cell(field);
    }

    private Map<String, @Nullable Object> spoiled(Map<String, @Nullable Object> right) {
        if (draw.chance(90)) {
            return right;
        }
        Map<String, @Nullable Object> wrong = new LinkedHashMap<>(right);
        String name = right.isEmpty() ? "nope" : draw.of(List.copyOf(right.keySet()));
        switch (draw.between(0, 4)) {
            case 0 -> wrong.put("nope", 1L);
            case 1 -> wrong.put(name, draw.any("no such thing", List.of(), true, "2024-02-30"));
            case 2 -> wrong.put(name, "a\u0000b");
            case 3 -> wrong.put("id", draw.any("", 7L));
            default -> wrong.put("created_at", "2020-01-01");
        }
        return wrong;
    }

    private QueryAST query(ObjectSchema object) {
        Sight seen = Sight.of(data, object.name());
        Query query = Query.matching(new FilterDraw(draw, seen, null).any());
        List<Seen> keys = seen.where(name -> name.isSortable() && name.kind() != ValueClass.FILE);
        if (draw.chance(30)) {
            query.orderBy(QueryDraw.sortNode(draw, draw.of(keys)), SortNode.asc("id"));
        }
        if (draw.chance(30)) {
            query.limit(draw.between(0, 3));
        }
        if (draw.chance(10)) {
            query.offset(draw.between(0, 2));
        }
        return draw.chance(4) ? query.distinct().build() : query.build();
    }
}
