package com.objectstack.cli.format;

import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.util.List;

/** Writes the records of one result in order. For one thread: {@link #begin}, any {@link #write}, {@link #end}. */
public interface RecordWriter {
    /**
     * Begins the result.
     *
     * @param columns the names of the columns, known even where no record follows
     * @throws IOException if the text cannot be written
     */
    void begin(List<String> columns) throws IOException;

    /**
     * Writes one record.
     *
     * @param record a record with the columns given before
     * @throws IOException if the text cannot be written
     */
    void write(DataRecord record) throws IOException;

    /**
     * Ends the result.
     *
     * @throws IOException if the text cannot be written
     */
    void end() throws IOException;
}
