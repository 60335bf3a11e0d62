package com.objectstack.conformance.laws;

import com.objectstack.driver.DriverOptions;
import com.objectstack.query.Nearest;
import com.objectstack.query.NullOrder;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws whole queries of every feature; every one of them is accepted. */
final class QueryDraw {
    private final Draw draw;
    private final Dataset data;
    private final SourceDraw.Source source;
    private final Query query;

    private QueryDraw(Draw draw, Dataset data) {
        this.draw = draw;
        this.data = data;
        this.source = new SourceDraw(draw, data).draw();
        this.query = source.query();
    }

    /** Draws a query over a set of objects. */
    static ReadCase draw(Draw draw, Dataset data) {
        QueryDraw drawing = new QueryDraw(draw, data);
        QueryAST query = drawing.query();
        // Read from JSON, as a kept case is: what fails now fails again.
        QueryAST plain = QueryCodec.fromJson(QueryCodec.toJson(query));
        return new ReadCase(data, drawing.source.object(), plain, drawing.options());
    }

    private DriverOptions options() {
        boolean tenants = data.objects().stream()
                .anyMatch(object -> object.field(DatasetDraw.TENANT).isPresent());
        if (!tenants || draw.chance(40)) {
            return DriverOptions.NONE;
        }
        DriverOptions options = DriverOptions.NONE.withTenantId(draw.any("t1", "t2", "t9"));
        return draw.chance(25) ? options.withTenantIds(List.of("t1", "t2")) : options;
    }

    private QueryAST query() {
        if (draw.chance(75)) {
            query.where(new FilterDraw(draw, source.seen(), InnerDraw.atTheTop(draw, data)).any());
        }
        switch (draw.between(0, 9)) {
            case 0 -> distinct();
            case 1, 2, 3 -> new GroupDraw(draw, source.seen(), query).add();
            default -> records();
        }
        return query.build();
    }

    private void distinct() {
        List<Seen> fields = draw.some(source.seen().sortable(), draw.between(1, 3));
        fields.forEach(field -> query.fields(field.name()));
        query.distinct();
        sort(fields);
        page(true);
    }

    private void records() {
        List<Seen> keys = new ArrayList<>(source.seen().sortable());
        boolean searched = rank();
        if (!source.joins().isEmpty() || draw.chance(50)) {
            select(source.joins().isEmpty() || !joinsHaveIds() || draw.chance(60));
        }
        if (draw.chance(20)) {
            keys.addAll(new WindowDraw(draw, source.seen(), source.joins().isEmpty(), query).add());
        }
        expand();
        boolean sorted = sort(keys);
        if (source.joins().isEmpty() && !source.isTable() && !searched && draw.chance(15)) {
            cursor();
        }
        // Which score is how high is not told: the best few are not known either.
        page(!searched || sorted);
    }

    /** Whether a joined record of nulls can be told from none. */
    private boolean joinsHaveIds() {
        return source.joins().stream()
                .allMatch(join -> !source.seen()
                        .where(name -> name.name().equals(join.alias() + ".id"))
                        .isEmpty());
    }

    /** Search or nearest; true if records are searched. */
    private boolean rank() {
        if (source.isTable()) {
            return false;
        }
        boolean searchable =
                data.object(source.object()).fields().values().stream().anyMatch(field -> field.searchable());
        if (searchable && draw.chance(30)) {
            Search.Operator operator = draw.of(List.of(Search.Operator.values()));
            Map<String, Double> boost = draw.chance(20) ? Map.of("title", 2.0) : Map.of();
            List<String> fields = draw.chance(20) ? List.of("title") : List.of();
            query.search(
                    new Search(SearchWords.terms(draw), fields, operator, false, boost, null, null, draw.chance(15)));
            return true;
        }
        if (!source.columns().where(name -> name.kind() == ValueClass.VECTOR).isEmpty() && draw.chance(30)) {
            nearest();
        }
        return false;
    }

    private void nearest() {
        float[] place = {draw.between(-2, 3), draw.between(-2, 3)};
        Nearest nearest = Nearest.of("spot", place, draw.between(1, 5));
        nearest = draw.chance(30) ? nearest.within(draw.between(1, 4)) : nearest;
        query.nearest(draw.chance(30) ? nearest.named("far") : nearest);
    }

    private void select(boolean fields) {
        if (!fields) {
            return;
        }
        for (Seen name : draw.some(source.seen().names(), draw.between(1, 4))) {
            boolean nests = name.target() != null && !name.name().contains(".") && draw.chance(30);
            String alias =
                    draw.chance(20) ? "as " + name.name().length() + name.name().hashCode() % 10 : null;
            if (nests) {
                query.select(new Selection.Nested(
                        name.name(), selections(name), alias == null ? "the " + name.name() : alias));
            } else {
                query.select(new Selection.Field(name.name(), alias));
            }
        }
    }

    private List<Selection> selections(Seen reference) {
        return draw.some(Sight.of(data, String.valueOf(reference.target())).names(), draw.between(1, 3)).stream()
                .map(reached -> Selection.of(reached.name()))
                .toList();
    }

    private void expand() {
        QueryAST soFar = query.build();
        List<Seen> references = source.columns().where(name -> name.target() != null && stands(soFar, name.name()));
        if (references.isEmpty() || draw.chance(65)) {
            return;
        }
        draw.some(references, draw.between(1, 2))
                .forEach(reference -> query.expand(reference.name(), expanded(reference, 2)));
    }

    /** Whether a record has a field under its own name. */
    private static boolean stands(QueryAST query, String name) {
        return query.fields().isEmpty()
                || query.fields().stream()
                        .anyMatch(field ->
                                field.field().equals(name) && field.alias().isEmpty());
    }

    private QueryAST expanded(Seen reference, int levels) {
        Sight reached = Sight.of(data, String.valueOf(reference.target()));
        Query nested = Query.query();
        if (draw.chance(40)) {
            nested.where(new FilterDraw(draw, reached, null).any());
        }
        if (draw.chance(40)) {
            draw.some(reached.names(), 3).forEach(name -> nested.fields(name.name()));
        }
        if (draw.chance(30)) {
            nested.orderBy(key(draw.of(reached.sortable())));
        }
        if (draw.chance(15)) {
            nested.limit(draw.between(0, 2));
        }
        QueryAST soFar = nested.build();
        List<Seen> further = reached.where(name -> name.target() != null && stands(soFar, name.name()));
        if (levels > 1 && !further.isEmpty() && draw.chance(40)) {
            Seen next = draw.of(further);
            nested.expand(next.name(), expanded(next, levels - 1));
        }
        return nested.build();
    }

    private SortNode key(Seen name) {
        return sortNode(draw, name);
    }

    static SortNode sortNode(Draw draw, Seen name) {
        return new SortNode(
                name.name(),
                draw.of(List.of(SortOrder.values())),
                draw.chance(70) ? NullOrder.DEFAULT : draw.of(List.of(NullOrder.values())));
    }

    private boolean sort(List<Seen> keys) {
        if (draw.chance(40)) {
            return false;
        }
        draw.some(keys, draw.between(1, 3)).forEach(name -> query.orderBy(key(name)));
        return true;
    }

    private void page(boolean allowed) {
        if (!allowed) {
            return;
        }
        if (draw.chance(30)) {
            query.limit(draw.between(0, 5));
        } else if (draw.chance(5)) {
            query.top(draw.between(1, 3));
        }
        if (draw.chance(15) && query.build().cursor() == null) {
            query.offset(draw.between(0, 4));
        }
    }

    /** A place in the order: the values of a row, or any. */
    private void cursor() {
        QueryAST soFar = query.build();
        if (!soFar.windowFunctions().isEmpty() || soFar.nearest() != null) {
            return;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> rows = data.rowsOf(source.object());
        Map<String, @Nullable Object> row = rows.isEmpty() ? Map.of() : draw.of(rows);
        soFar.orderBy().forEach(node -> values.put(node.field(), place(node.field(), row)));
        values.putIfAbsent("id", row.getOrDefault("id", "b"));
        query.cursor(values);
    }

    private @Nullable Object place(String name, Map<String, @Nullable Object> row) {
        if (row.containsKey(name) && !(row.get(name) instanceof Map<?, ?>)) {
            return row.get(name);
        }
        Seen seen = source.seen().where(other -> other.name().equals(name)).get(0);
        List<Object> values = seen.values().stream()
                .filter(value -> !(value instanceof Map<?, ?>))
                .toList();
        return values.isEmpty() || draw.chance(20) ? null : draw.of(values);
    }
}
