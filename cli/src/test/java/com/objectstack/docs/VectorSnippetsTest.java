package com.objectstack.docs;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.Nearest;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java of docs/vectors.md. */
class VectorSnippetsTest {
    @Test
    void theNearestAreFoundAsTheGuideSays() {
        assertThat(Printed.by(VectorSnippetsTest::nearest)).isEqualTo("cats 0.006116250995546579\n");
    }

    private static void nearest() {
        try (IDataDriver db = SqliteDriver.inMemory()) {
            // snippet
            db.syncSchema(ObjectSchema.of(
                    "doc", FieldSchema.of("topic", FieldType.TEXT), FieldSchema.vector("embedding", 3)));
            db.create("doc", Map.of("id", "cats", "topic", "pets", "embedding", new float[] {0.9f, 0.1f, 0}));
            db.create("doc", Map.of("id", "dogs", "topic", "pets", "embedding", new float[] {0.6f, 0.8f, 0}));
            QueryAST query = Query.from("doc")
                    .fields("id")
                    .where(field("topic").eq("pets"))
                    .nearest(Nearest.of("embedding", new float[] {1, 0, 0}, 10).within(0.3))
                    .build();
            for (DataRecord doc : db.find("doc", query)) {
                System.out.println(doc.getString("id") + " " + doc.getDouble("_distance"));
            }
            // end
        }
    }
}
