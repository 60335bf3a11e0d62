package com.objectstack.conformance.laws;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names seen from one place in a query.
 *
 * @param names the names; stamps that drivers set are left out, they differ from run to run
 */
record Sight(List<Seen> names) {
    Sight {
        names = List.copyOf(names);
    }

    static final Sight NONE = new Sight(List.of());

    /** The columns of an object. */
    static Sight of(Dataset data, String object) {
        ObjectSchema schema = data.object(object);
        List<Map<String, @Nullable Object>> rows = data.rowsOf(object);
        List<Seen> names = new ArrayList<>();
        names.add(new Seen("id", ValueClass.TEXT, values(rows, "id"), null));
        for (FieldSchema field : schema.fields().values()) {
            String target = field.type() == FieldType.TREE ? object : field.referenceObject();
            names.add(new Seen(field.name(), field.valueClass(), values(rows, field.name()), target));
        }
        return new Sight(names);
    }

    private static List<Object> values(List<Map<String, @Nullable Object>> rows, String field) {
        Set<Object> values = new LinkedHashSet<>();
        for (Map<String, @Nullable Object> row : rows) {
            Object value = row.get(field);
            if (value instanceof List<?> elements) {
                values.addAll(elements);
            } else if (value != null) {
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    /** The same names and those of the records that references reach. */
    Sight withPaths(Dataset data) {
        List<Seen> more = new ArrayList<>(names);
        for (Seen name : names) {
            if (name.isReference() && name.target() != null) {
                of(data, name.target()).names.forEach(reached -> more.add(reached.under(name.name())));
            }
            if (name.kind() == ValueClass.JSON) {
                JsonDraw.PATHS.forEach(
                        path -> more.add(new Seen(name.name() + "." + path, ValueClass.NONE, JsonDraw.SCALARS, null)));
            }
        }
        return new Sight(more);
    }

    Sight and(List<Seen> others) {
        List<Seen> more = new ArrayList<>(names);
        more.addAll(others);
        return new Sight(more);
    }

    Sight under(String qualifier) {
        return new Sight(names.stream().map(name -> name.under(qualifier)).toList());
    }

    List<Seen> where(Predicate<Seen> wanted) {
        return names.stream().filter(wanted).toList();
    }

    List<Seen> scalars() {
        return where(Seen::isScalar);
    }

    List<Seen> sortable() {
        return where(Seen::isSortable);
    }
}
