package com.objectstack.cli.format;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as RFC 4180 has them: a header, CRLF after each line, quotes where they are needed. A null is
 * an empty field, an empty text is {@code ""}.
 */
final class CsvWriter implements RecordWriter {
    private static final String LINE_END = "\r\n";

    private final Appendable out;

    CsvWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> columns) throws IOException {
        if (!columns.isEmpty()) {
            line(columns);
        }
    }

    @Override
    public void write(DataRecord record) throws IOException {
        line(record.values());
    }

    @Override
    public void end() {}

    private void line(Collection<? extends @Nullable Object> values) throws IOException {
        String separator = "";
        for (Object value : values) {
            out.append(separator);
            if (value != null) {
                out.append(field(Cells.text(value)));
            }
            separator = ",";
        }
        out.append(LINE_END);
    }

    private static String field(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
