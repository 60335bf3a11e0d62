package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.SearchTable;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A search and where it looks.
 *
 * @param search the search
 * @param table the FTS5 table that answers it
 * @param fields the fields it looks into: those of the table that the query does not leave out
 */
record SearchPlan(Search search, SearchTable table, List<String> fields) {
    SearchPlan {
        fields = List.copyOf(fields);
    }

    /** The plan of a query's search; empty if it has none or the object has no index for it. */
    static Optional<SearchPlan> of(TableModel object, QueryAST query) {
        Search search = query.search();
        if (search == null) {
            return Optional.empty();
        }
        return SearchIndex.of(object)
                .flatMap(index -> index.table(kind(search)))
                .map(table -> {
                    List<String> fields = table.fields().stream()
                            .filter(field -> isNamed(field, search.fields(), object))
                            .filter(field -> isNamed(field, query.searchFields(), object))
                            .toList();
                    return new SearchPlan(search, table, fields);
                });
    }

    static SearchTable.Kind kind(Search search) {
        return search.fuzzy() ? SearchTable.Kind.TRIGRAMS : SearchTable.Kind.WORDS;
    }

    /** What FTS5 is asked for, in the searched columns alone. */
    String within(String match) {
        return fields.stream()
                .map(field -> SearchText.quoted(table.column(place(field))))
                .collect(Collectors.joining(" ", "{", "} : (" + match + ")"));
    }

    /** The place of a field among the table's columns. */
    int place(String field) {
        return table.fields().indexOf(field);
    }

    private static boolean isNamed(String field, Collection<String> names, TableModel object) {
        return names.isEmpty()
                || names.stream()
                        .anyMatch(name -> object.column(name)
                                .map(ColumnModel::name)
                                .filter(field::equals)
                                .isPresent());
    }
}
