package com.objectstack.conformance.toy;

import static com.objectstack.query.Field.field;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.conformance.reference.Divergence;
import com.objectstack.conformance.reference.ReferenceDriver;
import com.objectstack.conformance.reference.VerifyingDriver;
import com.objectstack.conformance.reference.VerifyingSettings;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How those who use a driver test their own code. */
class NotebookTest {
    /** The code under test: it knows a driver, and not which one. */
    private record Notebook(IDataDriver db) {
        private static final ObjectSchema NOTE = ObjectSchema.of(
                "note", FieldSchema.of("text", FieldType.TEXT), FieldSchema.of("stars", FieldType.NUMBER));

        Notebook {
            db.syncSchema(NOTE);
        }

        void write(String text, int stars) {
            db.create("note", Map.of("text", text, "stars", stars));
        }

        long good() {
            QueryAST good = Query.query().where(field("stars").gte(4)).build();
            return db.count("note", good);
        }
    }

    @TempDir
    Path folder;

    @Test
    void goodNotesAreCounted() {
        try (IDataDriver db = ReferenceDriver.inMemory()) {
            Notebook notebook = new Notebook(db);
            notebook.write("a keeper", 5);
            notebook.write("a draft", 1);

            assertEquals(1, notebook.good());
        }
    }

    @Test
    void goodNotesAreCountedAsTheContractSays() {
        try (IDataDriver db = VerifyingDriver.wrap(CsvDriver.in(folder))) {
            Notebook notebook = new Notebook(db);
            notebook.write("a keeper", 5);

            assertEquals(1, notebook.good());
        }
    }

    @Test
    void oneReadInTenIsCheckedInStaging() {
        List<Divergence> log = new ArrayList<>();
        VerifyingSettings staging = VerifyingSettings.DEFAULTS.withShare(0.1).withListener(log::add);
        try (IDataDriver db = VerifyingDriver.wrap(CsvDriver.in(folder), staging)) {
            Notebook notebook = new Notebook(db);
            notebook.write("a keeper", 5);
            notebook.good();
        }

        assertEquals(List.of(), log);
    }
}
