package com.objectstack.driver.sqlite;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and how it may be opened.
 *
 * @param file the absolute path, null for a memory database
 * @param mode how the file may be opened
 */
record DatabaseLocation(@Nullable Path file, Mode mode) {
    static final DatabaseLocation MEMORY = new DatabaseLocation(null, Mode.READ_WRITE_CREATE);

    /** The modes of SQLite's URI parameter {@code mode}. */
    enum Mode {
        READ_ONLY("ro"),
        READ_WRITE("rw"),
        READ_WRITE_CREATE("rwc");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
