package com.objectstack.cli.format;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.util.List;

/** A table and the number of its rows. Keeps all rows in memory: columns are as wide as their widest cell. */
final class TableWriter implements RecordWriter {
    private final Appendable out;
    private TextTable table = new TextTable(List.of());

    TableWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void begin(List<String> columns) {
        table = new TextTable(columns);
    }

    @Override
    public void write(DataRecord record) {
        table.add(Cells.of(record.values()));
    }

    @Override
    public void end() throws IOException {
        table.print(out);
        out.append(table.size() == 1 ? "(1 row)" : "(" + table.size() + " rows)")
                .append('\n');
    }
}
