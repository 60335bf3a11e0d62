package com.objectstack.benchmarks;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.Map;
import java.util.SplittableRandom;

/** The documents that are searched: 20 to 60 words, one document in a hundred with a word that is looked for. */
final class Article {
    static final String OBJECT = "article";

    /** Two words; one document in a hundred holds one of them, or both. */
    static final String COMMON = "harbour lighthouse";

    static final ObjectSchema SCHEMA = ObjectSchema.of(
            OBJECT,
            FieldSchema.of("title", FieldType.TEXT).asSearchable(),
            FieldSchema.of("body", FieldType.TEXTAREA).asSearchable());

    private static final int VOCABULARY = 20_000;

    private Article() {}

    /** The document of a number: the same words whenever it is asked for. */
    static Map<String, String> of(int number) {
        SplittableRandom random = new SplittableRandom(number);
        StringBuilder body = new StringBuilder();
        int words = 20 + random.nextInt(40);
        for (int word = 0; word < words; word++) {
            body.append("word").append(random.nextInt(VOCABULARY)).append(' ');
        }
        return Map.of(
                "id", "d" + number,
                "title", "Number " + number + " of word" + random.nextInt(VOCABULARY),
                "body", body + wanted(number));
    }

    private static String wanted(int number) {
        if (number % 100 != 0) {
            return "";
        }
        return switch (number / 100 % 3) {
            case 0 -> "harbour";
            case 1 -> "lighthouse";
            default -> COMMON;
        };
    }
}
