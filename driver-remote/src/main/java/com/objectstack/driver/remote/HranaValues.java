package com.objectstack.driver.remote;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads values; libsql-remote.md 1.4. */
final class HranaValues {
    private HranaValues() {}

    /** A value, the parser being at its beginning: {@code Long, Double, String, byte[]} or null. */
    static @Nullable Object read(JsonParser parser) throws IOException {
        String type = "";
        String text = null;
        double number = Double.NaN;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            if (field.equals("type")) {
                type = parser.getText();
            } else if (token == JsonToken.VALUE_STRING) {
                text = parser.getText();
            } else if (token.isNumeric()) {
                number = parser.getDoubleValue();
            } else {
                parser.skipChildren();
            }
        }
        try {
            return switch (type) {
                case "null" -> null;
                case "integer" -> Long.valueOf(required(parser, text));
                case "float" -> finite(number);
                case "text" -> required(parser, text);
                case "blob" -> Base64.getDecoder().decode(required(parser, text));
                default -> throw malformed(parser, "a value of an unknown type", null);
            };
        } catch (IllegalArgumentException e) {
            throw malformed(parser, "a value is not of its type", e);
        }
    }

    private static IOException malformed(JsonParser parser, String what, @Nullable Throwable cause) {
        return new JsonParseException(parser, "the answer is malformed: " + what, cause);
    }

    private static String required(JsonParser parser, @Nullable String text) throws IOException {
        if (text == null) {
            throw malformed(parser, "a value is missing", null);
        }
        return text;
    }

    /** An infinite number comes as null, its sign lost; SQLite knows no NaN. */
    private static Double finite(double number) {
        if (Double.isNaN(number)) {
            throw DriverException.of(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    "",
                    "a value is infinite, and the protocol does not say on which side",
                    "select it as a text");
        }
        return number;
    }
}
