package com.objectstack.conformance.reference;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which fields of an object are searched (docs/search.md). */
final class SearchIndex {
    private SearchIndex() {}

    /** Whether an object has an index that any search could use. */
    static boolean isAny(ObjectModel object) {
        return words(object).isPresent() || trigrams(object).isPresent();
    }

    /** The fields that are searched for words: those that are searchable, then those of full-text indexes. */
    static Optional<List<String>> words(ObjectModel object) {
        Set<String> fields = new LinkedHashSet<>();
        object.schema().fields().values().stream()
                .filter(FieldSchema::searchable)
                .forEach(field -> fields.add(field.name()));
        addIndexed(object, IndexType.FULLTEXT, fields);
        return Optional.of(List.copyOf(fields)).filter(some -> !some.isEmpty());
    }

    /** The fields that are searched for near spellings. */
    static Optional<List<String>> trigrams(ObjectModel object) {
        Set<String> fields = new LinkedHashSet<>();
        addIndexed(object, IndexType.TRIGRAM, fields);
        return Optional.of(List.copyOf(fields)).filter(some -> !some.isEmpty());
    }

    private static void addIndexed(ObjectModel object, IndexType type, Set<String> fields) {
        object.schema().indexes().stream()
                .filter(index -> index.type() == type)
                .map(IndexSchema::fields)
                .flatMap(List::stream)
                .forEach(field -> fields.add(
                        Source.column(object.columns(), field).map(Column::name).orElse(field)));
    }
}
