package com.objectstack.compiler.model;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a schema may not ask of full-text search. */
final class SearchRules {
    private static final List<String> RESULTS = List.of(SearchIndex.SCORE, SearchIndex.HIGHLIGHTS);

    /** A weight or a marked text for each is an argument, and a function of SQLite takes 100. */
    private static final int MAX_FIELDS = 50;

    private final TableModel table;
    private final ObjectSchema schema;
    private final List<Problem> problems = new ArrayList<>();

    private SearchRules(TableModel table, ObjectSchema schema) {
        this.table = table;
        this.schema = schema;
    }

    /** What is wrong with the search index of an object. */
    static List<Problem> problems(String name, ObjectSchema schema) {
        SearchRules rules = new SearchRules(TableModel.of(name, schema), schema);
        if (SearchIndex.isReserved(name)) {
            rules.add("/name", "the object name '" + name + "' is one of a search index", "use another name");
        }
        schema.fields().values().stream()
                .filter(FieldSchema::searchable)
                .forEach(field -> rules.checkText(field.name(), child("/fields", field.name()) + "/searchable"));
        for (int place = 0; place < schema.indexes().size(); place++) {
            IndexSchema index = schema.indexes().get(place);
            if (index.type().isSearch()) {
                rules.checkIndex(index, child("/indexes", place));
            }
        }
        SearchIndex.of(rules.table).ifPresent(rules::checkTables);
        return rules.problems;
    }

    private void checkIndex(IndexSchema index, String path) {
        for (int place = 0; place < index.fields().size(); place++) {
            checkText(index.fields().get(place), child(path + "/fields", place));
        }
        if (index.unique() != Uniqueness.NONE) {
            add(path + "/unique", "an index of type '" + index.type().wireName() + "' is never unique", "leave it out");
        }
        if (index.where() != null) {
            add(path + "/where", "an index of type '" + index.type().wireName() + "' covers every record", null);
        }
    }

    private void checkText(String field, String path) {
        ColumnModel column = table.column(field).orElse(null);
        if (column == null && !table.isFormula(field)) {
            return;
        }
        if (column == null || column.valueClass() != ValueClass.TEXT) {
            add(path, "field '" + field + "' holds no text", "texts alone are searched");
        } else if (column.isSecret()) {
            add(path, "field '" + field + "' is secret", "secrets are never searched");
        }
    }

    private void checkTables(SearchIndex index) {
        for (String result : RESULTS) {
            if (schema.fields().containsKey(result)) {
                add(
                        child("/fields", result),
                        "'" + result + "' is what a search returns",
                        "give the field another name");
            }
        }
        for (SearchTable fts : index.tables()) {
            if (fts.fields().size() > MAX_FIELDS) {
                add("", "a search index would cover " + fts.fields().size() + " fields", "at most " + MAX_FIELDS);
            }
            if (fts.columns().stream().anyMatch(fts.name()::equalsIgnoreCase)) {
                add(
                        "/name",
                        "a column of the search index would be named as the index",
                        "give the object another name");
            }
        }
    }

    private void add(String path, String message, @Nullable String hint) {
        problems.add(new Problem(ErrorCode.INVALID_SCHEMA, path, message, hint));
    }
}
