package com.objectstack.conformance.laws;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws related objects and their rows. The values of a kind are few in the whole set, so that rows of different objects
 * meet in joins, groups and comparisons.
 */
final class DatasetDraw {
    static final String TENANT = "organization_id";

    /** Names that SQL, the query language or careless drivers take for something else. */
    private static final List<String> NAMES = List.of(
            "a", "b", "order", "group", "Select", "limit", "offset", "where", "values", "null_", "index", "x1", "_u",
            "from", "desc", "Name", "total");

    private static final List<FieldType> TYPES = List.of(
            FieldType.TEXT,
            FieldType.TEXT,
            FieldType.NUMBER,
            FieldType.NUMBER,
            FieldType.NUMBER,
            FieldType.BOOLEAN,
            FieldType.DATE,
            FieldType.DATETIME,
            FieldType.DATETIME,
            FieldType.TIME,
            FieldType.SELECT,
            FieldType.CURRENCY);

    /** Different by code point, some of them alike to anyone who folds, trims or counts. */
    private static final List<String> IDS =
            List.of("1", "2", "10", "01", "a", "A", "b", "é", "e\u0301", "😀", "\uFFFF", "o'b", "%", "null", "r0", "z");

    private static final int MOST_ROWS = 7;

    private final Draw draw;
    private final String suffix;
    private final Map<ValueClass, List<Object>> pools = new EnumMap<>(ValueClass.class);
    private final List<String> ids;
    private boolean constrained;

    private DatasetDraw(Draw draw, String suffix) {
        this.draw = draw;
        this.suffix = suffix;
        this.ids = draw.some(IDS, MOST_ROWS + 1);
        boolean tame = draw.chance(70);
        pools.put(ValueClass.TEXT, texts());
        pools.put(ValueClass.NUMBER, numbers(tame));
        pools.put(ValueClass.BOOLEAN, List.of(true, false));
        pools.put(ValueClass.DATE, draw.some(Values.DAYS, 5));
        pools.put(ValueClass.DATETIME, instants());
        pools.put(ValueClass.TIME, draw.some(Values.TIMES, 4));
    }

    /**
     * Draws a set.
     *
     * @param suffix ends the objects' names, so that no one else uses them
     */
    static Dataset draw(Draw draw, String suffix) {
        return new DatasetDraw(draw, suffix).dataset();
    }

    /**
     * A set that is written to: some fields are unique, some take no null.
     *
     * @param draw draws values
     * @param data the objects and their first rows
     * @param ids the ids that are used
     */
    record Writes(DatasetDraw draw, Dataset data, List<String> ids) {
        /** A value of a field, not null but where it has none. */
        @Nullable
        Object cell(FieldSchema field) {
            return field.name().equals("code") ? draw.code() : draw.cell(field, 0);
        }
    }

    static Writes forWrites(Draw draw, String suffix) {
        DatasetDraw drawing = new DatasetDraw(draw, suffix);
        drawing.constrained = true;
        return new Writes(drawing, drawing.dataset(), drawing.ids);
    }

    private String code() {
        return "c" + draw.between(0, MOST_ROWS);
    }

    private List<Object> texts() {
        List<Object> texts = new ArrayList<>(draw.some(Values.TEXTS, 4));
        texts.add(draw.of(Values.PIECES) + draw.of(Values.PIECES));
        texts.addAll(draw.some(SearchWords.TEXTS, 2));
        return texts;
    }

    private List<Object> numbers(boolean tame) {
        if (!tame) {
            return draw.some(Values.NUMBERS, 6);
        }
        // Quarters add up without loss, in whichever order.
        List<Object> numbers = new ArrayList<>(List.of(0L, 1L));
        for (int number = 0; number < 4; number++) {
            numbers.add(Values.canonical(draw.between(-40, 40) / 4.0));
        }
        return numbers;
    }

    private List<Object> instants() {
        List<Object> instants = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            instants.add(Values.instant(draw.of(Values.DAYS), draw.of(Values.TIMES)));
        }
        return instants;
    }

    private Dataset dataset() {
        String ship = "ship" + suffix;
        String port = "Port" + suffix;
        String land = "land" + suffix;
        List<ObjectSchema> objects =
                List.of(ship(ship, port), port(port, land), object(land, scalars(draw.between(1, 3))));
        Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
        objects.forEach(object -> rows.put(object.name(), rows(object)));
        return new Dataset(objects, rows);
    }

    private ObjectSchema ship(String name, String port) {
        List<FieldSchema> fields = scalars(draw.between(2, 5));
        maybe(95, fields, FieldSchema.lookup("home", port));
        maybe(60, fields, FieldSchema.of("up", FieldType.TREE).withReference(name));
        maybe(50, fields, FieldSchema.lookup("stops", port).asMultiple());
        maybe(60, fields, FieldSchema.of("doc", FieldType.JSON));
        maybe(60, fields, FieldSchema.of("flags", FieldType.TAGS));
        maybe(35, fields, FieldSchema.of("photo", FieldType.IMAGE));
        maybe(35, fields, FieldSchema.vector("spot", Map.of("dimensions", 2, "distanceMetric", "euclidean")));
        maybe(45, fields, FieldSchema.of("title", FieldType.TEXT).asSearchable());
        maybe(35, fields, FieldSchema.of(TENANT, FieldType.TEXT));
        if (constrained) {
            Uniqueness uniqueness = draw.any(Uniqueness.UNIQUE, Uniqueness.GLOBAL);
            maybe(60, fields, FieldSchema.of("code", FieldType.TEXT).withUnique(uniqueness));
            maybe(50, fields, FieldSchema.of("must", FieldType.TEXT).asNotNull());
            maybe(
                    50,
                    fields,
                    FieldSchema.of("qty", FieldType.NUMBER).asNotNull().withDefault(7));
        }
        return object(name, fields);
    }

    private ObjectSchema port(String name, String land) {
        List<FieldSchema> fields = scalars(draw.between(1, 3));
        maybe(80, fields, FieldSchema.lookup("land", land));
        maybe(30, fields, FieldSchema.of("doc", FieldType.JSON));
        maybe(25, fields, FieldSchema.of("flags", FieldType.TAGS));
        maybe(30, fields, FieldSchema.of(TENANT, FieldType.TEXT));
        return object(name, fields);
    }

    private void maybe(int percent, List<FieldSchema> fields, FieldSchema field) {
        if (draw.chance(percent)) {
            fields.add(field);
        }
    }

    private static ObjectSchema object(String name, List<FieldSchema> fields) {
        return ObjectSchema.of(name, fields.toArray(FieldSchema[]::new));
    }

    private List<FieldSchema> scalars(int wanted) {
        List<FieldSchema> fields = new ArrayList<>();
        draw.some(NAMES, wanted).forEach(name -> fields.add(FieldSchema.of(name, draw.of(TYPES))));
        return fields;
    }

    private List<Map<String, @Nullable Object>> rows(ObjectSchema object) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        int number = draw.chance(8) ? 0 : draw.between(2, MOST_ROWS);
        for (int place = 0; place < number; place++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("id", ids.get(place));
            for (FieldSchema field : object.fields().values()) {
                boolean empty = !field.notNull() && draw.chance(20);
                row.put(field.name(), empty ? null : field.name().equals("code") ? "c" + place : cell(field, place));
            }
            rows.add(row);
        }
        return rows;
    }

    private @Nullable Object cell(FieldSchema field, int place) {
        if (field.type() == FieldType.TREE) {
            // Upwards only: a recursion ends.
            return place == 0 && !constrained ? null : ids.get(draw.between(0, Math.max(0, place - 1)));
        }
        if (field.type().isReference()) {
            return field.multiple() ? draw.some(ids, draw.between(0, 3)) : draw.of(ids);
        }
        if (field.name().equals(TENANT)) {
            return draw.any("t1", "t1", "t2");
        }
        return switch (field.valueClass()) {
            case LIST -> draw.some(texts("red", "old", "", "\uD83D\uDE00", "Red"), draw.between(0, 3));
            case FILE ->
                draw.chance(75) ? draw.of(pool(ValueClass.TEXT)) : Map.of("url", draw.of(pool(ValueClass.TEXT)));
            case JSON -> JsonDraw.value(draw);
            case VECTOR -> new float[] {draw.between(-2, 3), draw.between(-2, 3)};
            case TEXT -> field.searchable() ? SearchWords.text(draw) : draw.of(pool(ValueClass.TEXT));
            case NUMBER, BOOLEAN, DATE, DATETIME, TIME -> draw.of(pool(field.valueClass()));
            case NONE -> null;
        };
    }

    private static List<Object> texts(String... texts) {
        return List.of((Object[]) texts);
    }

    private List<Object> pool(ValueClass kind) {
        return pools.getOrDefault(kind, List.of());
    }
}
