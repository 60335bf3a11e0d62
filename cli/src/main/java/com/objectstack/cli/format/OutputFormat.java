package com.objectstack.cli.format;

import java.util.Locale;

/** A way to write records. */
public enum OutputFormat {
    /** Aligned columns for people. */
    TABLE,
    /** One JSON array, a record a line. */
    JSON,
    /** A JSON object a line. */
    JSONL,
    /** RFC 4180 with a header. */
    CSV;

    /**
     * Opens a writer of this format.
     *
     * @param out where the text goes; the caller flushes and closes it
     * @return a writer for one result
     */
    public RecordWriter writer(Appendable out) {
        return switch (this) {
            case TABLE -> new TableWriter(out);
            case JSON -> new JsonArrayWriter(out);
            case JSONL -> new JsonLinesWriter(out);
            case CSV -> new CsvWriter(out);
        };
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
