package com.objectstack.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A full-text search; contract §3.2 and SEMANTICS.md §4.
 *
 * @param query the words, phrases and prefixes
 * @param fields the fields searched, empty for all that are searchable
 * @param operator how terms combine
 * @param fuzzy whether near spellings match
 * @param boost the weight of fields, 1 where absent
 * @param minScore the least score, or null for any
 * @param language a hint, or null
 * @param highlight whether records carry {@code _highlights}
 */
public record Search(
        String query,
        List<String> fields,
        Operator operator,
        boolean fuzzy,
        Map<String, Double> boost,
        @Nullable Double minScore,
        @Nullable String language,
        boolean highlight) {
    /** How the terms of a search combine. */
    public enum Operator {
        /** Every term. */
        AND,
        /** Some term. */
        OR
    }

    /** Copies the collections. */
    public Search {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(operator, "operator");
        fields = List.copyOf(fields);
        boost = Collections.unmodifiableMap(new LinkedHashMap<>(boost));
    }

    /**
     * A search over all searchable fields.
     *
     * @param query the words, phrases and prefixes
     * @return the search
     */
    public static Search of(String query) {
        return new Search(query, List.of(), Operator.OR, false, Map.of(), null, null, false);
    }
}
