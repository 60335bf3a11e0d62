package com.objectstack.compiler.model;

import com.objectstack.compiler.model.SearchTable.Kind;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What full-text search reads of an object: an FTS5 table for words, one for trigrams, or both. Their rows are numbered by
 * a table of their own, since a rebuilt table numbers its rows anew.
 *
 * @param object the object
 * @param tables the FTS5 tables
 */
public record SearchIndex(String object, List<SearchTable> tables) {
    /** How well a record matches. */
    public static final String SCORE = "_score";

    /** The texts of a record with what matches marked. */
    public static final String HIGHLIGHTS = "_highlights";

    static final String SUFFIX = "__fts";

    private static final Pattern RESERVED = Pattern.compile(".+__fts(_.*)?", Pattern.CASE_INSENSITIVE);

    /** Copies {@code tables}. */
    public SearchIndex {
        tables = List.copyOf(tables);
    }

    /** The index of an object, empty if it declares neither searchable fields nor an index for search. */
    public static Optional<SearchIndex> of(TableModel table) {
        ObjectSchema schema = table.schema();
        if (schema == null) {
            return Optional.empty();
        }
        Set<String> words = new LinkedHashSet<>();
        schema.fields().values().stream().filter(FieldSchema::searchable).forEach(field -> words.add(field.name()));
        words.addAll(indexed(table, schema, IndexType.FULLTEXT));
        Set<String> trigrams = indexed(table, schema, IndexType.TRIGRAM);
        List<SearchTable> tables = new ArrayList<>();
        if (!words.isEmpty()) {
            tables.add(new SearchTable(table.name(), Kind.WORDS, List.copyOf(words)));
        }
        if (!trigrams.isEmpty()) {
            tables.add(new SearchTable(table.name(), Kind.TRIGRAMS, List.copyOf(trigrams)));
        }
        return tables.isEmpty() ? Optional.empty() : Optional.of(new SearchIndex(table.name(), tables));
    }

    /** Whether a name belongs to search indexes, and so to no object. */
    public static boolean isReserved(String name) {
        return RESERVED.matcher(name).matches();
    }

    /** Whether a name belongs to the search index of an object. */
    public static boolean isPartOf(String name, String object) {
        String lower = name.toLowerCase(Locale.ROOT);
        String start = (object + SUFFIX).toLowerCase(Locale.ROOT);
        return lower.equals(start) || lower.startsWith(start + "_");
    }

    /** The table that numbers an object's records. */
    public static String documents(String object) {
        return object + SUFFIX + "_doc";
    }

    /** The table that finds something. */
    public Optional<SearchTable> table(Kind kind) {
        return tables.stream().filter(table -> table.kind() == kind).findFirst();
    }

    private static Set<String> indexed(TableModel table, ObjectSchema schema, IndexType type) {
        Set<String> fields = new LinkedHashSet<>();
        schema.indexes().stream()
                .filter(index -> index.type() == type)
                .map(IndexSchema::fields)
                .flatMap(List::stream)
                .forEach(field ->
                        fields.add(table.column(field).map(ColumnModel::name).orElse(field)));
        return fields;
    }
}
