package com.objectstack.conformance.reference;

import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The search of a query: of its object's records it leaves those that match, each with its score and, if asked for, its
 * marked texts as further columns (SEMANTICS.md §4, docs/search.md).
 */
final class SearchedObject {
    /** How well a record matches. */
    static final String SCORE = "_score";

    /** The texts of a record with what matches marked. */
    static final String HIGHLIGHTS = "_highlights";

    private final QueryAST query;
    private final Optional<ObjectModel> object;
    private final Sight sight;
    private final Optional<List<String>> indexed;

    private SearchedObject(QueryAST query, Optional<ObjectModel> object, Sight sight) {
        this.query = query;
        this.object = object;
        this.sight = sight;
        Search search = query.search();
        this.indexed = search == null
                ? Optional.empty()
                : object.flatMap(search.fuzzy() ? SearchIndex::trigrams : SearchIndex::words);
    }

    static SearchedObject of(QueryAST query, Sight sight, String object) {
        return new SearchedObject(query, sight.model(object), sight);
    }

    /** Adds what is wrong with it. */
    void judge(String path, RowNames names, Queries queries) {
        new SearchReader(query, path, names, queries).judge(object, indexed, fields());
    }

    /** The names of its columns, none if nothing is searched. */
    List<String> columns() {
        Search search = query.search();
        if (search == null || indexed.isEmpty()) {
            return List.of();
        }
        return search.highlight() ? List.of(SCORE, HIGHLIGHTS) : List.of(SCORE);
    }

    /** The indexed fields that the query does not leave out. */
    private List<String> fields() {
        Search search = query.search();
        return indexed.orElse(List.of()).stream()
                .filter(field -> search != null && isNamed(field, search.fields()))
                .filter(field -> isNamed(field, query.searchFields()))
                .toList();
    }

    private boolean isNamed(String field, List<String> names) {
        return names.isEmpty()
                || names.stream()
                        .anyMatch(name -> object.flatMap(model -> Source.column(model.columns(), name))
                                .filter(column -> column.name().equals(field))
                                .isPresent());
    }

    /** What it finds of some records; all of them if nothing is searched. */
    Relation found(Relation records) {
        Search search = query.search();
        if (search == null || indexed.isEmpty() || object.isEmpty()) {
            return records;
        }
        List<Column> columns = new ArrayList<>(records.columns());
        columns.add(Column.of(SCORE, FieldType.NUMBER));
        if (search.highlight()) {
            columns.add(Column.of(HIGHLIGHTS, FieldType.JSON));
        }
        String name = object.get().name();
        return new Relation() {
            @Override
            public List<Column> columns() {
                return columns;
            }

            @Override
            public List<Row> rows(@Nullable Tuple outer) {
                List<Row> weighing = sight.recordsOfAll(name).rows(null);
                return new SearchMatches(search, indexed.get(), fields(), weighing).of(records.rows(outer));
            }
        };
    }
}
