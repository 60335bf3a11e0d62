package com.objectstack.conformance.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kit cannot know about CSV files. */
class CsvDriverTest {
    private static final ObjectSchema NOTE =
            ObjectSchema.of("note", FieldSchema.of("text", FieldType.TEXT), FieldSchema.of("stars", FieldType.NUMBER));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("note.csv");
    }

    private IDataDriver open(ObjectSchema schema) {
        IDataDriver db = CsvDriver.in(folder);
        db.syncSchema(schema);
        return db;
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DriverException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void aFileHasALineForEachRecord() throws IOException {
        try (IDataDriver db = open(NOTE)) {
            db.create("note", Map.of("id", "a", "text", "say \"hi\", twice\n", "stars", 2.5));
        }

        assertThat(file)
                .content()
                .startsWith("id,text,stars,created_at,updated_at\n\"a\",\"say \"\"hi\"\", twice\n\",2.5,\"");
    }

    @Test
    void valuesAreReadAgainByTheNextDriver() {
        String odd = "\"quoted\",\r\n\u00fcn\u00efcode,,\"";
        try (IDataDriver db = open(NOTE)) {
            db.create("note", Map.of("id", "a", "text", odd, "stars", Long.MAX_VALUE));
            db.create("note", Map.of("id", "b", "text", ""));
        }
        try (IDataDriver db = open(NOTE)) {
            assertThat(db.findById("note", "a").orElseThrow())
                    .containsEntry("text", odd)
                    .containsEntry("stars", Long.MAX_VALUE);
            assertThat(db.findById("note", "b").orElseThrow())
                    .containsEntry("text", "")
                    .containsEntry("stars", null);
        }
    }

    @Test
    void aColumnThatIsNoLongerDeclaredStaysInTheFile() {
        try (IDataDriver db = open(NOTE)) {
            db.create("note", Map.of("id", "a", "stars", 5));
        }
        try (IDataDriver db = open(ObjectSchema.of("note", FieldSchema.of("text", FieldType.TEXT)))) {
            db.update("note", "a", Map.of("text", "changed"));
        }
        try (IDataDriver db = open(NOTE)) {
            assertThat(db.findById("note", "a").orElseThrow())
                    .containsEntry("stars", 5L)
                    .containsEntry("text", "changed");
        }
    }

    @Test
    void aWriteWhoseFileFailsChangesNothing() throws IOException {
        try (IDataDriver db = open(NOTE)) {
            db.create("note", Map.of("id", "a"));
            Files.createDirectory(folder.resolve("note.csv.new"));

            refused(ErrorCode.CONNECTION_FAILED, () -> db.create("note", Map.of("id", "b")));

            assertThat(db.count("note", QueryAST.ALL)).isEqualTo(1);
        }
    }

    @Test
    void aFileThatIsNoneOfItsOwnIsRefusedAndKept() throws IOException {
        Files.writeString(file, "id,text\n\"a\",\"never closed\n");

        refused(ErrorCode.DATABASE_CORRUPT, () -> open(NOTE));

        assertThat(file).content().endsWith("never closed\n");
    }

    @Test
    void aDroppedObjectHasNoFile() {
        try (IDataDriver db = open(NOTE)) {
            db.create("note", Map.of("id", "a"));
            db.dropTable("note", DriverOptions.NONE);

            assertThat(file).doesNotExist();
        }
    }
}
