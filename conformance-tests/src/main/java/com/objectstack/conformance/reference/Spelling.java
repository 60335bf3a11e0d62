package com.objectstack.conformance.reference;

import java.util.Map;
import java.util.Optional;

/** Other spellings of the implicit fields, where no field has that name itself (contract §4.1, B15). */
final class Spelling {
    private static final Map<String, String> OTHERS = Map.of(
            "_id", ObjectModel.ID, "createdAt", ObjectModel.CREATED_AT, "updatedAt", ObjectModel.UPDATED_AT);

    private Spelling() {}

    /** The column that a name in data means. */
    static Optional<Column> column(ObjectModel model, String name) {
        return model.column(name)
                .or(() -> Optional.ofNullable(OTHERS.get(name)).flatMap(model::column));
    }
}
