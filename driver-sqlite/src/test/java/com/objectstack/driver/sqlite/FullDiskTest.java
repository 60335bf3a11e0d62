package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.fails;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.DatabaseDump;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema change for which the disk has no room. */
class FullDiskTest {
    private static final ObjectSchema NOTE = ObjectSchema.of(
            "note",
            FieldSchema.of("code", FieldType.TEXT).asIndexed(),
            FieldSchema.of("body", FieldType.TEXT).asSearchable());

    @TempDir
    Path directory;

    private SqlDataDriver driver;

    @BeforeEach
    void load() {
        driver = SqliteDriver.open(Databases.file(directory).build());
        driver.syncSchema(NOTE);
        for (int number = 0; number < 50; number++) {
            driver.create("note", Map.of("code", String.valueOf(number), "body", "text ".repeat(1_000)));
        }
    }

    @AfterEach
    void close() {
        driver.close();
    }

    /** What the writer may add to the file. */
    private void leave(int pages) {
        long used = (long) driver.execute("pragma page_count").rows().get(0).get("page_count");
        driver.execute("pragma max_page_count = " + (used + pages));
    }

    @Test
    void aRebuildLeavesEverythingAsItWas() {
        Map<String, List<String>> before = DatabaseDump.of(driver);
        leave(5);

        fails(
                ErrorCode.DATABASE_FULL,
                () -> driver.modifyColumn(
                        "note", "code", FieldSchema.of("code", FieldType.NUMBER).asIndexed()));

        assertThat(DatabaseDump.of(driver)).isEqualTo(before);
        assertThat(driver.verifySearchIndex("note")).isTrue();
        assertThat(driver.detectDrift(List.of()).changes()).isEmpty();

        leave(10_000);
        driver.modifyColumn(
                "note", "code", FieldSchema.of("code", FieldType.NUMBER).asIndexed());
        assertThat(driver.detectDrift(List.of()).changes()).isEmpty();
    }

    @Test
    void synchronizingIsAllOrNothing() {
        Map<String, List<String>> before = DatabaseDump.of(driver);
        leave(1);
        FieldSchema[] indexed = new FieldSchema[20];
        for (int place = 0; place < indexed.length; place++) {
            indexed[place] = FieldSchema.of("f" + place, FieldType.TEXT).asIndexed();
        }

        fails(ErrorCode.DATABASE_FULL, () -> driver.syncSchema(ObjectSchema.of("more", indexed)));

        assertThat(DatabaseDump.of(driver)).isEqualTo(before);
    }
}
