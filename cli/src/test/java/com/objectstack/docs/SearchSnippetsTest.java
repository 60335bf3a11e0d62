package com.objectstack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java of docs/search.md. */
class SearchSnippetsTest {
    @Test
    void aSearchPrintsWhatItsPageSays() {
        String printed = Printed.by(SearchSnippetsTest::search);

        assertThat(printed).isEqualTo("Café on the quay\nRopes\n");
        assertThat(Printed.on("docs/search.md")).contains(printed);
    }

    private static void search() {
        try (IDataDriver db = SqliteDriver.inMemory()) {
            // snippet
            db.syncSchema(ObjectSchema.of(
                    "article",
                    FieldSchema.of("title", FieldType.TEXT).asSearchable(),
                    FieldSchema.of("body", FieldType.MARKDOWN).asSearchable()));
            db.create("article", Map.of("title", "Café on the quay", "body", "Strong coffee."));
            db.create("article", Map.of("title", "Ropes", "body", "Knots, and a café by the quay."));
            QueryAST query = Query.from("article")
                    .search(Search.of("cafe quay"))
                    .limit(20)
                    .build();
            for (DataRecord article : db.find("article", query)) {
                System.out.println(article.getString("title"));
            }
            // end
        }
    }
}
