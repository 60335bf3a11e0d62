package com.objectstack.conformance.toy;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.RecordCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the text of a {@link CsvFile}, from its beginning to its end; used once. */
final class CsvReader {
    private final String text;
    private int place;

    private CsvReader(String text) {
        this.text = text;
    }

    /** The rows below the line of names; a text that is no such file is {@code DATABASE_CORRUPT}. */
    static List<Map<String, Object>> rows(String text) {
        CsvReader reader = new CsvReader(text);
        String header = text.lines().findFirst().orElse("");
        reader.place = Math.min(header.length() + 1, text.length());
        List<Map<String, Object>> rows = new ArrayList<>();
        while (reader.place < text.length()) {
            rows.add(reader.row(header.split(",")));
        }
        return rows;
    }

    private Map<String, Object> row(String[] columns) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int column = 0; column < columns.length; column++) {
            row.put(columns[column], cell());
            expect(column == columns.length - 1 ? '\n' : ',');
        }
        return row;
    }

    private Object cell() {
        if (text.startsWith("\"", place)) {
            return quoted();
        }
        int start = place;
        while (place < text.length() && ",\n\"".indexOf(text.charAt(place)) < 0) {
            place++;
        }
        String literal = text.substring(start, place);
        return literal.isEmpty()
                ? null
                : RecordCodec.valueFromJson(JsonText.parse(literal, ErrorCode.DATABASE_CORRUPT));
    }

    /** A text in quotes, where two quotes are one. */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        do {
            int end = text.indexOf('"', place + 1);
            if (end < 0) {
                throw corrupt("a closing quote");
            }
            value.append(text, place + 1, end).append('"');
            place = end + 1;
        } while (text.startsWith("\"", place));
        return value.substring(0, value.length() - 1);
    }

    private void expect(char separator) {
        if (place >= text.length() || text.charAt(place) != separator) {
            throw corrupt(separator == ',' ? "a comma" : "the end of the line");
        }
        place++;
    }

    private DriverException corrupt(String expected) {
        return DriverException.of(
                ErrorCode.DATABASE_CORRUPT, "", "expected " + expected + " at character " + place + " of a CSV file");
    }
}
