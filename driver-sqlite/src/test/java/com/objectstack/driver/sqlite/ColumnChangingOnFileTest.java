package com.objectstack.driver.sqlite;

import com.objectstack.driver.sql.ColumnChanging;
import com.objectstack.driver.sql.SqlExecutor;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Rebuilt tables in real files. */
class ColumnChangingOnFileTest extends ColumnChanging {
    @TempDir
    Path directory;

    @Override
    protected SqlExecutor open() {
        return Databases.openFile(directory);
    }
}
