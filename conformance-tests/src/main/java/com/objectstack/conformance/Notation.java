package com.objectstack.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The notation of the tests, which is that of contract §10: JSON with single quotes, names unquoted where they need none;
 * and columns as {@code n number, s text, up lookup ship}.
 */
final class Notation {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Notation() {}

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("no JSON: " + text, malformed);
        }
    }

    static QueryAST query(String text) {
        return QueryCodec.fromJson(json(text));
    }

    static Map<String, @Nullable Object> row(String text) {
        return RecordCodec.dataFromJson(json(text));
    }

    /** A schema whose object is called {@code kit} and renamed before it is made. */
    static ObjectSchema schema(String columns) {
        List<FieldSchema> fields = new ArrayList<>();
        for (String column : columns.split(",", -1)) {
            fields.add(field(column.strip().split(" +", -1)));
        }
        return ObjectSchema.of("kit", fields.toArray(FieldSchema[]::new));
    }

    private static FieldSchema field(String[] words) {
        boolean multiple = words[words.length - 1].equals("multiple");
        FieldSchema plain = FieldSchema.of(
                words[0],
                FieldType.fromWireName(words[1])
                        .orElseThrow(() -> new IllegalArgumentException("no type: " + words[1])));
        FieldSchema field = words.length - (multiple ? 1 : 0) > 2 ? plain.withReference(words[2]) : plain;
        return multiple ? field.asMultiple() : field;
    }
}
