package com.objectstack.driver.sql;

import com.objectstack.compiler.model.RecordReader;
import com.objectstack.compiler.pass.RenderedPage;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a page to records and the token of what follows them. */
final class PageReader {
    private PageReader() {}

    static Page read(RenderedPage page, List<@Nullable Object[]> rows) {
        boolean followed = page.isFollowed(rows);
        int size = followed ? rows.size() - 1 : rows.size();
        // First the token: decoding changes the rows.
        String next = followed ? page.tokenBetween(rows.get(size - 1), rows.get(size)) : null;
        RecordReader reader = page.reader();
        int width = reader.width();
        List<DataRecord> records = new ArrayList<>(size);
        for (@Nullable Object[] row : rows.subList(0, size)) {
            records.add(reader.read(row.length == width ? row : Arrays.copyOf(row, width)));
        }
        return new Page(records, next);
    }
}
