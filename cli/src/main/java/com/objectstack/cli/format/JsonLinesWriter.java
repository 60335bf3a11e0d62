package com.objectstack.cli.format;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.util.List;

/** A JSON object a line. */
final class JsonLinesWriter implements RecordWriter {
    private final Appendable out;

    JsonLinesWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> columns) {}

    @Override
    public void write(DataRecord record) throws IOException {
        out.append(Cells.json(record)).append('\n');
    }

    @Override
    public void end() {}
}
