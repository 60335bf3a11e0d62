package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_QUERY;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.query.Nearest;
import com.objectstack.query.Search;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads full-text and vector searches; SEMANTICS.md §4. */
final class SearchReader {
    private static final Vocabulary SEARCH = Vocabulary.of(
            "a search", "query", "fields", "operator", "fuzzy", "boost", "minScore", "language", "highlight");

    private static final Vocabulary NEAREST =
            Vocabulary.of("a vector search", "field", "vector", "k", "as", "maxDistance", "approximate");

    private SearchReader() {}

    static @Nullable Search search(JsonNode node, String path, Reading in) {
        if (node.isTextual()) {
            return Search.of(node.textValue());
        }
        String query = null;
        List<String> fields = List.of();
        Search.Operator operator = Search.Operator.OR;
        boolean fuzzy = false;
        Map<String, Double> boost = Map.of();
        Double minScore = null;
        String language = null;
        boolean highlight = false;
        for (Property property : NodeReader.of(node, path, INVALID_QUERY, SEARCH, in, "query")) {
            switch (property.name()) {
                case "query" -> query = property.text();
                case "fields" -> fields = property.names();
                case "operator" -> operator = Words.orElse(property.word(Words.SEARCH_OPERATORS), operator);
                case "fuzzy" -> fuzzy = property.flag();
                case "boost" -> boost = property.map("a map from field to weight", SearchReader::number);
                case "minScore" -> minScore = property.number();
                case "language" -> language = property.name("the name of a language");
                default -> highlight = property.flag();
            }
        }
        return query == null ? null : new Search(query, fields, operator, fuzzy, boost, minScore, language, highlight);
    }

    static @Nullable Nearest nearest(JsonNode node, String path, Reading in) {
        String field = null;
        List<Double> vector = List.of();
        Long k = null;
        String alias = null;
        Double maxDistance = null;
        boolean approximate = false;
        for (Property property : NodeReader.of(node, path, INVALID_QUERY, NEAREST, in, "field", "vector", "k")) {
            switch (property.name()) {
                case "field" -> field = property.name("the name of a field");
                case "vector" -> vector = property.list("a list of numbers", SearchReader::number);
                case "k" -> k = property.whole(1);
                case "as" -> alias = property.name("a name");
                case "maxDistance" -> maxDistance = property.number();
                default -> approximate = property.flag();
            }
        }
        return field == null || k == null ? null : new Nearest(field, vector, k, alias, maxDistance, approximate);
    }

    private static @Nullable Double number(JsonNode node, String path, Reading in) {
        Double number = JsonNumbers.nearestDouble(node);
        if (number == null) {
            in.unfit(INVALID_QUERY, path, "this is no number", node, "pass a number");
        }
        return number;
    }
}
