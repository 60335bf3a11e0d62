import static com.objectstack.query.Field.field;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.turso.TursoDriver;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.Map;

/** Keeps notes in a file or at a server: {@code java -cp objectstack.jar Notes.java file:notes.db}. */
public final class Notes {
    public static void main(String[] args) {
        try (IDataDriver db = TursoDriver.create(args[0])) {
            db.syncSchema(ObjectSchema.of("note",
                    FieldSchema.of("text", FieldType.TEXT).withNotNull(true),
                    FieldSchema.of("stars", FieldType.NUMBER)));
            db.runInTransaction(tx -> {
                tx.create("note", Map.of("text", "buy milk", "stars", 1));
                tx.create("note", Map.of("text", "call home", "stars", 5));
            });
            QueryAST best = Query.from("note").where(field("stars").gte(3)).orderBy("text").build();
            for (DataRecord note : db.find("note", best)) {
                System.out.println(note.getString("text") + " " + "*".repeat(Math.toIntExact(note.getLong("stars"))));
            }
        }
    }
}
