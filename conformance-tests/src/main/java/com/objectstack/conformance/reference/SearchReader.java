package com.objectstack.conformance.reference;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.query.Selection;
import java.util.List;
import java.util.Optional;

/** Judges {@code search} and {@code searchFields} (SEMANTICS.md §4). */
final class SearchReader {
    /** No engine reads longer ones in reasonable time. */
    private static final int MAX_LENGTH = 10_000;

    private final QueryAST query;
    private final String path;
    private final RowNames names;
    private final Queries queries;
    private final Problems problems;

    SearchReader(QueryAST query, String path, RowNames names, Queries queries) {
        this.query = query;
        this.path = path;
        this.names = names;
        this.queries = queries;
        this.problems = queries.problems();
    }

    /**
     * Adds what is wrong.
     *
     * @param object the object, empty if it is none
     * @param indexed the fields of the index that the search needs
     * @param searched those of them that the query does not leave out
     */
    void judge(Optional<ObjectModel> object, Optional<List<String>> indexed, List<String> searched) {
        if (query.search() != null) {
            queries.can(Capability.FULL_TEXT_SEARCH, path + "/search", "'search'");
        }
        if (!query.searchFields().isEmpty()) {
            queries.can(Capability.FULL_TEXT_SEARCH, path + "/searchFields", "'searchFields'");
        }
        if (!queries.capabilities().has(Capability.FULL_TEXT_SEARCH)) {
            return;
        }
        Search search = query.search();
        if (search == null) {
            if (!query.searchFields().isEmpty()) {
                refuse(path + "/searchFields", "'searchFields' narrows a search, and there is none", "add 'search'");
            }
            return;
        }
        String at = path + "/search";
        judgeText(search.query(), search.equals(Search.of(search.query())) ? at : at + "/query");
        if (indexed.isEmpty()) {
            refuseWithoutIndex(search, object, at);
        } else {
            judgeFields(search, at, indexed.get(), searched);
            judgeNames();
        }
    }

    private void refuseWithoutIndex(Search search, Optional<ObjectModel> object, String at) {
        String name = names.base().alias();
        if (search.fuzzy() && object.filter(SearchIndex::isAny).isPresent()) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    at + "/fuzzy",
                    "'" + name + "' has no index for near spellings",
                    "declare an index of type trigram");
        } else {
            refuse(
                    at,
                    "'" + name + "' has no full-text index",
                    "mark fields as searchable, or declare an index of type fulltext");
        }
    }

    private void judgeText(String text, String at) {
        Optional<String> defect = Texts.defect(text);
        if (defect.isPresent()) {
            refuse(at, "the search text " + defect.get(), "pass Unicode text without U+0000");
        } else if (SearchTerms.of(text).isEmpty()) {
            refuse(at, "the search text is blank", "pass a word, or leave 'search' out");
        } else if (text.length() > MAX_LENGTH) {
            refuse(at, "the search text has " + text.length() + " characters", "pass at most " + MAX_LENGTH);
        }
    }

    private void judgeFields(Search search, String at, List<String> indexed, List<String> searched) {
        boolean areKnown = judgeAll(search.fields(), at + "/fields", indexed);
        search.boost().forEach((field, weight) -> {
            String there = child(at + "/boost", field);
            boolean isKnown = judgeField(field, there, indexed);
            if (!Double.isFinite(weight) || weight < 0) {
                refuse(there, "the weight " + weight + " is not 0 or more", "pass a number from 0 up");
            } else if (isKnown && !searched.contains(field)) {
                refuse(there, "field '" + field + "' is left out of this search", "weigh fields that are searched");
            }
        });
        Double minScore = search.minScore();
        if (minScore != null && !Double.isFinite(minScore)) {
            refuse(at + "/minScore", "the score " + minScore + " is no number", "pass a number");
        }
        areKnown &= judgeAll(query.searchFields(), path + "/searchFields", indexed);
        if (areKnown && searched.isEmpty()) {
            refuse(path + "/searchFields", "'search.fields' and 'searchFields' have no field in common", "keep one");
        }
    }

    private boolean judgeAll(List<String> fields, String at, List<String> indexed) {
        boolean areKnown = true;
        for (int place = 0; place < fields.size(); place++) {
            areKnown &= judgeField(fields.get(place), child(at, place), indexed);
        }
        return areKnown;
    }

    private boolean judgeField(String name, String at, List<String> indexed) {
        Optional<Column> column = names.base().column(name);
        if (column.isEmpty()) {
            names.refuse(name, at, problems);
            return false;
        }
        boolean isIndexed = indexed.contains(column.get().name());
        if (!isIndexed) {
            refuse(at, "field '" + column.get().name() + "' is not searched", "one of " + String.join(", ", indexed));
        }
        return isIndexed;
    }

    /** What a search returns would have the same name. */
    private void judgeNames() {
        for (int place = 0; place < query.fields().size(); place++) {
            Selection selection = query.fields().get(place);
            if (selection instanceof Selection.Field
                    && selection.alias().filter(this::isResult).isPresent()) {
                refuseTaken(child(path + "/fields", place));
            }
        }
        for (int place = 0; place < query.joins().size(); place++) {
            if (isResult(query.joins().get(place).alias())) {
                refuseTaken(child(path + "/joins", place) + "/alias");
            }
        }
    }

    private boolean isResult(String name) {
        Search search = query.search();
        boolean isMarked = search != null && search.highlight();
        return name.equalsIgnoreCase(SearchedObject.SCORE)
                || (isMarked && name.equalsIgnoreCase(SearchedObject.HIGHLIGHTS));
    }

    private void refuseTaken(String at) {
        refuse(at, "a search returns a column of this name", "choose another name");
    }

    private void refuse(String at, String message, String hint) {
        problems.add(ErrorCode.INVALID_QUERY, at, message, hint);
    }
}
