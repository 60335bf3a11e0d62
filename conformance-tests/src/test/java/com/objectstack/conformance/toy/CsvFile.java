package com.objectstack.conformance.toy;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.json.RecordCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The records of one object as a CSV file (RFC 4180, UTF-8): texts, days and instants in quotes, numbers and booleans
 * without, nothing at all for NULL. The first line names the columns.
 *
 * @param path the file; it need not exist
 */
record CsvFile(Path path) {
    /** The rows of the file in order, none if there is no file. */
    List<Map<String, Object>> read() {
        try {
            return Files.exists(path) ? CsvReader.rows(Files.readString(path)) : List.of();
        } catch (IOException failure) {
            throw failed("read", failure);
        }
    }

    /**
     * Replaces all rows, keeping what the old ones have in columns that the records lack. Whoever reads sees the old file
     * or the new one, never a part: it is written under another name and then renamed.
     */
    void write(List<DataRecord> records) {
        String text = text(withOtherColumns(records));
        try {
            Path written = Files.writeString(path.resolveSibling(path.getFileName() + ".new"), text);
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw failed("written", failure);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw failed("deleted", failure);
        }
    }

    private List<Map<String, Object>> withOtherColumns(List<DataRecord> records) {
        Map<Object, Map<String, Object>> before = new LinkedHashMap<>();
        read().forEach(row -> before.put(row.get("id"), row));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DataRecord record : records) {
            Map<String, Object> row = new LinkedHashMap<>(record);
            before.getOrDefault(record.id(), Map.of()).forEach((column, value) -> {
                if (!record.containsKey(column)) {
                    row.put(column, value);
                }
            });
            rows.add(row);
        }
        return rows;
    }

    private static String text(List<Map<String, Object>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
        for (Map<String, Object> row : rows) {
            text.append(columns.stream().map(column -> cell(row.get(column))).collect(Collectors.joining(",")));
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        String json = RecordCodec.valueToJson(value).asText();
        return value instanceof Number || value instanceof Boolean ? json : '"' + json.replace("\"", "\"\"") + '"';
    }

    private DriverException failed(String what, IOException cause) {
        return DriverException.builder(ErrorCode.CONNECTION_FAILED, path.getFileName() + " cannot be " + what)
                .cause(cause)
                .build();
    }
}
