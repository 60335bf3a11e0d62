package com.objectstack.migrate;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws objects, what a developer might make of them later, and records. */
final class DrawnObjects {
    private static final List<FieldType> TYPES = List.of(
            FieldType.TEXT,
            FieldType.NUMBER,
            FieldType.BOOLEAN,
            FieldType.DATE,
            FieldType.DATETIME,
            FieldType.JSON,
            FieldType.TAGS);

    private static final List<String> TEXTS =
            List.of("", "0", "-7", "12.5", "true", "2024-02-29", "O'Hara", "\u00e9\ud83d\ude00", "NULL", "a\nb", "x`y");

    private final Random random;

    DrawnObjects(long seed) {
        this.random = new Random(seed);
    }

    /** Objects that may refer to those before them. */
    List<ObjectSchema> objects() {
        List<ObjectSchema> objects = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int place = 0; place < count; place++) {
            List<FieldSchema> fields = new ArrayList<>(List.of(FieldSchema.of("kept", type())));
            int more = random.nextInt(5);
            for (int field = 0; field < more; field++) {
                fields.add(field("f" + field, objects));
            }
            objects.add(object("o" + place, fields));
        }
        return objects;
    }

    /** The objects as they are later: each has some fields of another type, some gone and some new, and other indexes. */
    List<ObjectSchema> changed(List<ObjectSchema> before) {
        List<ObjectSchema> objects = new ArrayList<>();
        for (ObjectSchema object : before) {
            if (objects.isEmpty() || random.nextInt(8) > 0) {
                objects.add(changed(object, objects));
            }
        }
        String fresh = "n" + random.nextInt(3);
        if (random.nextInt(4) == 0
                && objects.stream().noneMatch(object -> object.name().equals(fresh))) {
            objects.add(object(fresh, List.of(field("f0", objects))));
        }
        return objects;
    }

    private ObjectSchema changed(ObjectSchema before, List<ObjectSchema> others) {
        Map<String, FieldSchema> fields = new LinkedHashMap<>();
        before.fields().forEach((name, field) -> {
            boolean isLost = field.reference()
                    .filter(to ->
                            others.stream().noneMatch(other -> other.name().equals(to)))
                    .isPresent();
            int what = name.equals("kept") ? 9 : random.nextInt(10);
            if (isLost || what == 0) {
                return;
            }
            fields.put(name, what < 4 && field.reference().isEmpty() ? changed(field) : field);
        });
        if (random.nextBoolean()) {
            String name = "f" + (5 + random.nextInt(3));
            fields.putIfAbsent(name, field(name, others));
        }
        return object(before.name(), List.copyOf(fields.values()));
    }

    private FieldSchema changed(FieldSchema field) {
        return switch (random.nextInt(4)) {
            case 0 -> FieldSchema.of(field.name(), field.type()).asIndexed();
            case 1 -> FieldSchema.of(field.name(), type());
            case 2 -> FieldSchema.of(field.name(), field.type()).asNotNull();
            default -> FieldSchema.of(field.name(), FieldType.TEXT);
        };
    }

    private FieldSchema field(String name, List<ObjectSchema> others) {
        if (!others.isEmpty() && random.nextInt(4) == 0) {
            return FieldSchema.lookup(
                    name, others.get(random.nextInt(others.size())).name());
        }
        FieldSchema plain = FieldSchema.of(name, type());
        return switch (random.nextInt(6)) {
            case 0 -> plain.asIndexed();
            case 1 -> FieldSchema.of(name, FieldType.NUMBER).withDefault(random.nextInt(100));
            case 2 -> FieldSchema.of(name, FieldType.TEXT).asSearchable();
            case 3 -> FieldSchema.of(name, FieldType.TEXT).withDefault("it's").asNotNull();
            default -> plain;
        };
    }

    private ObjectSchema object(String name, List<FieldSchema> fields) {
        ObjectSchema object = ObjectSchema.of(name, fields.toArray(FieldSchema[]::new));
        List<String> scalars = fields.stream()
                .filter(field -> field.type() != FieldType.JSON && field.type() != FieldType.TAGS)
                .map(FieldSchema::name)
                .toList();
        return scalars.size() > 1 && random.nextBoolean()
                ? object.withIndexes(IndexSchema.on(scalars.get(0), scalars.get(scalars.size() - 1)))
                : object;
    }

    private FieldType type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    /** A few records of each object; fields that refer to others name records that are there. */
    Map<String, List<Map<String, @Nullable Object>>> records(List<ObjectSchema> objects) {
        Map<String, List<Map<String, @Nullable Object>>> records = new LinkedHashMap<>();
        for (ObjectSchema object : objects) {
            records.put(
                    object.name(),
                    IntStream.range(0, random.nextInt(12))
                            .mapToObj(number -> record(object, number, records))
                            .toList());
        }
        return records;
    }

    private Map<String, @Nullable Object> record(
            ObjectSchema object, int number, Map<String, List<Map<String, @Nullable Object>>> others) {
        Map<String, @Nullable Object> record = new HashMap<>(Map.of("id", object.name() + "-" + number));
        object.fields().forEach((name, field) -> {
            if (field.reference().isPresent()) {
                List<Map<String, @Nullable Object>> there =
                        others.get(field.reference().get());
                if (!there.isEmpty()) {
                    record.put(name, there.get(random.nextInt(there.size())).get("id"));
                }
            } else if (random.nextInt(5) > 0 || field.notNull()) {
                record.put(name, value(field.type()));
            }
        });
        return record;
    }

    private Object value(FieldType type) {
        int number = random.nextInt(2000) - 1000;
        return switch (type) {
            case NUMBER -> random.nextBoolean() ? (Object) (long) number : (Object) (number / 8.0);
            case BOOLEAN -> random.nextBoolean();
            case DATE -> "20%02d-02-%02d".formatted(random.nextInt(100), 1 + random.nextInt(28));
            case DATETIME -> "2024-03-31T0%d:59:59.%03dZ".formatted(random.nextInt(10), random.nextInt(1000));
            case JSON -> Map.of("n", number, "t", text());
            case TAGS -> List.of(text(), "t" + number);
            default -> random.nextBoolean() ? String.valueOf(number) : text();
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
