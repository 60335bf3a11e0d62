package com.objectstack.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Tree;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Java of docs/groups-and-trees.md. */
class TreeSnippetsTest {
    @Test
    void aTreeIsWalkedAsTheDocsSay() {
        String printed = Printed.by(TreeSnippetsTest::walk);

        assertThat(printed).isEqualTo("below: Hand saws\nbelow: Saws\nTools > Saws\n");
        assertThat(Printed.on("docs/groups-and-trees.md")).contains(printed);
    }

    private static void walk() {
        try (IDataDriver db = SqliteDriver.inMemory()) {
            db.syncSchema(ObjectSchema.of(
                    "category", FieldSchema.of("name", FieldType.TEXT), FieldSchema.of("parent", FieldType.TREE)));
            db.create("category", Map.of("id", "tools", "name", "Tools"));
            db.create("category", Map.of("id", "saws", "name", "Saws", "parent", "tools"));
            db.create("category", Map.of("id", "hand", "name", "Hand saws", "parent", "saws"));
            // snippet
            Tree categories = Tree.of("category", "parent");
            QueryAST below =
                    categories.descendants("tools").toBuilder().orderBy("name").build();
            for (DataRecord category : db.find("category", below)) {
                System.out.println("below: " + category.getString("name"));
            }
            List<DataRecord> way = categories.rootFirst("saws", db.find("category", categories.path("saws")));
            System.out.println(
                    way.stream().map(category -> category.getString("name")).collect(joining(" > ")));
            // end
        }
    }
}
