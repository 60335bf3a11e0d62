package com.objectstack.conformance.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well a record matches phrases: Okapi BM25 as FTS5 computes it, with k1 = 1.2 and b = 0.75; the more and rarer the
 * words, and the shorter the texts, the higher.
 */
final class Bm25 {
    private static final double K1 = 1.2;
    private static final double B = 0.75;
    private static final double LEAST_WEIGHT = 1e-6;

    private final Index index;
    private final Map<String, Double> boost;
    private final Map<Phrase, Double> weights = new LinkedHashMap<>();
    private final double averageLength;

    /**
     * What is searched.
     *
     * @param tokens how texts are cut
     * @param indexed the fields whose length counts
     * @param fields the fields that are searched
     */
    record Index(Tokens tokens, List<String> indexed, List<String> fields) {
        List<Tokens.Token> tokens(Row record, String field) {
            return record.get(field) instanceof String text ? tokens.of(text) : List.of();
        }

        int length(Row record) {
            return indexed.stream()
                    .mapToInt(field -> tokens(record, field).size())
                    .sum();
        }

        boolean isIn(Row record, Phrase phrase) {
            return fields.stream()
                    .anyMatch(field -> !phrase.in(tokens(record, field)).isEmpty());
        }
    }

    /**
     * A way to score.
     *
     * @param index what is searched
     * @param boost what a field weighs, if not 1
     * @param phrases what is asked for
     * @param records all records: what few of them hold weighs more
     */
    Bm25(Index index, Map<String, Double> boost, Set<Phrase> phrases, List<Row> records) {
        this.index = index;
        this.boost = boost;
        this.averageLength = records.stream().mapToInt(index::length).average().orElse(0);
        for (Phrase phrase : phrases) {
            long holding = records.stream()
                    .filter(record -> index.isIn(record, phrase))
                    .count();
            double weight = Math.log((records.size() - holding + 0.5) / (holding + 0.5));
            weights.put(phrase, Math.max(weight, LEAST_WEIGHT));
        }
    }

    double of(Row record) {
        double length = index.length(record);
        double score = 0;
        for (Map.Entry<Phrase, Double> weight : weights.entrySet()) {
            double frequency = frequency(record, weight.getKey());
            double saturation = frequency + K1 * (1 - B + B * length / averageLength);
            score += weight.getValue() * (frequency * (K1 + 1) / saturation);
        }
        return score;
    }

    private double frequency(Row record, Phrase phrase) {
        double frequency = 0;
        for (String field : index.fields()) {
            int places = phrase.in(index.tokens(record, field)).size();
            frequency += places * boost.getOrDefault(field, 1.0);
        }
        return frequency;
    }
}
