package com.objectstack.query.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * JSON text, read strictly: one document, no property twice, every digit of a number kept. Thread-safe.
 *
 * <p>Whoever hands nodes to the codecs reads them here, or with a mapper that keeps the digits of fractions too.
 */
public final class JsonText {
    /** As deep as Jackson's default; the readers stop long before. */
    private static final int MAX_NESTING = 1000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonText() {}

    /**
     * The document in a text.
     *
     * @param text one JSON document
     * @param code the code of a refusal: {@code INVALID_QUERY}, {@code INVALID_SCHEMA} or {@code INVALID_DATA}
     * @return the document
     * @throws DriverException with that code, path "" and line and column if the text is not one JSON document, names a
     *     property twice, or nests more than 1,000 deep
     */
    public static JsonNode parse(String text, ErrorCode code) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JsonProcessingException failure) {
            throw refused(code, failure.getLocation(), failure.getOriginalMessage());
        } catch (NumberFormatException failure) {
            // Jackson lets exponents of more than ten digits through to BigDecimal.
            throw refused(code, null, String.valueOf(failure.getMessage()));
        }
        if (node == null || node.isMissingNode()) {
            throw DriverException.of(code, "", "the text is empty", "pass one JSON document");
        }
        return node;
    }

    private static DriverException refused(ErrorCode code, @Nullable JsonLocation place, String reason) {
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        int detail = reason.indexOf(" (start marker");
        String message = "the text is no JSON document" + where + ": "
                + Found.cut(detail < 0 ? reason : reason.substring(0, detail));
        return DriverException.of(code, "", message, "pass one JSON document that names each property once");
    }
}
