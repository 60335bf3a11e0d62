package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import com.objectstack.schema.ValueClass;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a schema may not ask of full-text search (SEMANTICS.md §4, {@code search}). */
final class SearchRules {
    /** What a search returns beside the record's fields. */
    private static final List<String> RESULTS = List.of("_score", "_highlights");

    private static final int MAX_FIELDS = 50;

    private final String name;
    private final ObjectSchema schema;
    private final Problems problems;

    SearchRules(String name, ObjectSchema schema, Problems problems) {
        this.name = name;
        this.schema = schema;
        this.problems = problems;
    }

    /** Whether an object is searched at all. */
    static boolean isSearched(ObjectSchema schema) {
        return schema.fields().values().stream().anyMatch(FieldSchema::searchable)
                || schema.indexes().stream().anyMatch(index -> index.type().isSearch());
    }

    void check() {
        if (SchemaNames.isOfSearch(name)) {
            invalid("/name", "the object name '" + name + "' is one of a search index", "use another name");
        }
        for (FieldSchema field : schema.fields().values()) {
            if (field.searchable()) {
                checkText(field.name(), JsonPointers.child("/fields", field.name()) + "/searchable");
            }
        }
        for (int place = 0; place < schema.indexes().size(); place++) {
            if (schema.indexes().get(place).type().isSearch()) {
                checkIndex(schema.indexes().get(place), JsonPointers.child("/indexes", place));
            }
        }
        if (isSearched(schema)) {
            checkResults();
        }
    }

    private void checkIndex(IndexSchema index, String path) {
        for (int place = 0; place < index.fields().size(); place++) {
            checkText(index.fields().get(place), JsonPointers.child(path + "/fields", place));
        }
        String type = "an index of type '" + index.type().wireName() + "' ";
        if (index.unique() != Uniqueness.NONE) {
            invalid(path + "/unique", type + "is never unique", "leave it out");
        }
        if (index.where() != null) {
            invalid(path + "/where", type + "covers every record", "leave it out");
        }
    }

    /** Texts alone are searched, and no secrets; a field that is not declared was refused before. */
    private void checkText(String name, String path) {
        boolean isKey = name.equals(ObjectModel.ID);
        FieldSchema field = schema.fields().get(name);
        boolean isInstant =
                Set.of(ObjectModel.CREATED_AT, ObjectModel.UPDATED_AT).contains(name)
                        || name.equals(SoftDelete.fieldOf(schema));
        if (isInstant || (field != null && !isKey && field.valueClass() != ValueClass.TEXT)) {
            invalid(path, "field '" + name + "' holds no text", "texts alone are searched");
        } else if (field != null && !isKey && field.type().isSecret()) {
            invalid(path, "field '" + name + "' is secret", "secrets are never searched");
        }
    }

    private void checkResults() {
        for (String result : RESULTS) {
            if (schema.fields().containsKey(result)) {
                invalid(
                        JsonPointers.child("/fields", result),
                        "'" + result + "' is what a search returns",
                        "give the field another name");
            }
        }
        for (IndexType type : List.of(IndexType.FULLTEXT, IndexType.TRIGRAM)) {
            int covered = covered(type).size();
            if (covered > MAX_FIELDS) {
                invalid("", "a search index would cover " + covered + " fields", "at most " + MAX_FIELDS);
            }
        }
    }

    /** {@code searchable} fields are searched by words. */
    private Set<String> covered(IndexType type) {
        Set<String> covered = new LinkedHashSet<>();
        schema.fields().values().stream()
                .filter(field -> type == IndexType.FULLTEXT && field.searchable())
                .forEach(field -> covered.add(field.name()));
        schema.indexes().stream()
                .filter(index -> index.type() == type)
                .forEach(index -> covered.addAll(index.fields()));
        return covered;
    }

    private void invalid(String path, String message, String hint) {
        problems.add(ErrorCode.INVALID_SCHEMA, path, message, hint);
    }
}
