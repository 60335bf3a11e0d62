package com.objectstack.conformance.reference;

import com.objectstack.driver.ObjectDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects of which only the declarations are there: queries of them are judged, and find nothing. */
final class DeclaredObjects implements Catalog {
    private final Map<String, ObjectModel> models = new LinkedHashMap<>();

    DeclaredObjects(List<ObjectDefinition> objects) {
        for (ObjectDefinition object : objects) {
            models.put(
                    object.object(),
                    ObjectModel.of(object.schema().named(object.object()), RecordScope.fieldOf(object.schema())));
        }
    }

    @Override
    public Optional<ObjectModel> model(String object) {
        return Optional.ofNullable(models.get(object));
    }

    @Override
    public Relation records(String object) {
        return Derived.of(model(object).orElseThrow().columns(), List.of());
    }

    @Override
    public List<String> names() {
        return List.copyOf(models.keySet());
    }
}
