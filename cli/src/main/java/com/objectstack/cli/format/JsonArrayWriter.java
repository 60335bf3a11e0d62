package com.objectstack.cli.format;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.util.List;

/** One JSON array, a record a line. */
final class JsonArrayWriter implements RecordWriter {
    private final Appendable out;
    private String before = "[\n  ";
    private String close = "[]\n";

    JsonArrayWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> columns) {}

    @Override
    public void write(DataRecord record) throws IOException {
        out.append(before).append(Cells.json(record));
        before = ",\n  ";
        close = "\n]\n";
    }

    @Override
    public void end() throws IOException {
        out.append(close);
    }
}
