package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.SearchTable;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.query.Selection;
import java.util.List;
import java.util.Optional;

/** Judges {@code search} and {@code searchFields}; SEMANTICS.md §4. */
final class ValidateSearch {
    private final RowScope scope;
    private final QueryAST query;
    private final String path;
    private final Problems problems;

    ValidateSearch(RowScope scope, QueryAST query, String path, Problems problems) {
        this.scope = scope;
        this.query = query;
        this.path = path;
        this.problems = problems;
    }

    void check() {
        Search search = query.search();
        if (search == null) {
            if (!query.searchFields().isEmpty()) {
                wrong(path + "/searchFields", "'searchFields' narrows a search, and there is none", "add 'search'");
            }
            return;
        }
        String at = path + "/search";
        checkText(search, search.equals(Search.of(search.query())) ? at : at + "/query");
        Optional<SearchTable> table = index(search, at);
        if (table.isPresent()) {
            boolean known = checkFields(search.fields(), at + "/fields", table.get());
            checkNumbers(search, at, table.get());
            known &= checkFields(query.searchFields(), path + "/searchFields", table.get());
            if (known && plan().fields().isEmpty()) {
                wrong(path + "/searchFields", "'search.fields' and 'searchFields' have no field in common", "keep one");
            }
        }
        checkNames();
    }

    private SearchPlan plan() {
        return SearchPlan.of(scope.base().table(), query).orElseThrow();
    }

    private Optional<SearchTable> index(Search search, String at) {
        String object = scope.base().table().name();
        Optional<SearchIndex> index = SearchIndex.of(scope.base().table());
        Optional<SearchTable> table = index.flatMap(found -> found.table(SearchPlan.kind(search)));
        if (table.isEmpty() && index.isPresent() && search.fuzzy()) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    at + "/fuzzy",
                    "'" + object + "' has no index for near spellings",
                    "declare an index of type trigram");
        } else if (table.isEmpty()) {
            wrong(
                    at,
                    "'" + object + "' has no full-text index",
                    "mark fields as searchable, or declare an index of type fulltext");
        }
        return table;
    }

    private void checkText(Search search, String at) {
        try {
            SearchText.judged(search.query());
        } catch (RefusedValue refusal) {
            problems.add(refusal.at(at));
        }
    }

    private boolean checkFields(List<String> fields, String at, SearchTable table) {
        boolean known = true;
        for (int place = 0; place < fields.size(); place++) {
            known &= checkField(fields.get(place), child(at, place), table);
        }
        return known;
    }

    private boolean checkField(String name, String at, SearchTable table) {
        ColumnModel column = scope.base().table().column(name).orElse(null);
        if (column == null) {
            problems.add(scope.refusal(name, at));
            return false;
        }
        if (!table.fields().contains(column.name())) {
            wrong(at, "field '" + column.name() + "' is not searched", "one of " + String.join(", ", table.fields()));
            return false;
        }
        return true;
    }

    private void checkNumbers(Search search, String at, SearchTable table) {
        search.boost().forEach((field, weight) -> {
            String there = child(at + "/boost", field);
            boolean known = checkField(field, there, table);
            if (!Double.isFinite(weight) || weight < 0) {
                wrong(there, "the weight " + weight + " is not 0 or more", "pass a number from 0 up");
            } else if (known && !plan().fields().contains(field)) {
                wrong(there, "field '" + field + "' is left out of this search", "weigh fields that are searched");
            }
        });
        Double minScore = search.minScore();
        if (minScore != null && !Double.isFinite(minScore)) {
            wrong(at + "/minScore", "the score " + minScore + " is no number", "pass a number");
        }
    }

    /** What a search returns would have the same name. */
    private void checkNames() {
        for (int place = 0; place < query.fields().size(); place++) {
            Selection selection = query.fields().get(place);
            if (selection instanceof Selection.Field field
                    && field.alias().filter(this::isResult).isPresent()) {
                taken(child(path + "/fields", place));
            }
        }
        for (int place = 0; place < query.joins().size(); place++) {
            if (isResult(query.joins().get(place).alias())) {
                taken(child(path + "/joins", place) + "/alias");
            }
        }
    }

    private boolean isResult(String name) {
        return scope.matches().source().stream()
                .flatMap(found -> found.table().columns().keySet().stream())
                .anyMatch(name::equalsIgnoreCase);
    }

    private void taken(String at) {
        wrong(at, "a search returns a column of this name", "choose another name");
    }

    private void wrong(String at, String message, String hint) {
        problems.add(ErrorCode.INVALID_QUERY, at, message, hint);
    }
}
