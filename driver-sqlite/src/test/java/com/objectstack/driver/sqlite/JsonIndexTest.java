package com.objectstack.driver.sqlite;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.query.Condition;
import com.objectstack.query.Query;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An index on an expression serves a path into a JSON value, whose text stands in the statement as it does in the index. */
class JsonIndexTest {
    private final SqlDataDriver driver = SqliteDriver.inMemory();

    @BeforeEach
    void fill() {
        driver.syncSchema(ObjectSchema.of("part", FieldSchema.of("spec", FieldType.JSON)));
        driver.create("part", Map.of("id", "p1", "spec", Map.of("size", 12, "maker", Map.of("name", "Ann"))));
        driver.create("part", Map.of("id", "p2", "spec", Map.of("size", 40, "maker", Map.of("name", "Bob"))));
        driver.execute("create index by_size on part(json_extract(spec, '$.\"size\"'))");
        driver.execute("create index by_maker on part(json_extract(spec, '$.\"maker\".\"name\"'))");
    }

    @AfterEach
    void close() {
        driver.close();
    }

    static List<Condition> filters() {
        return List.of(
                field("spec.size").eq(12),
                field("spec.size").lt(20),
                field("spec.size").in(List.of(12, 13)),
                field("spec.maker.name").eq("Ann"),
                field("spec.maker.name").startsWith("An"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aPathIsFoundByItsIndex(Condition filter) {
        var query = Query.from("part").where(filter).build();

        assertThat(driver.explain("part", query, DriverOptions.NONE).planText())
                .contains("SEARCH part USING INDEX by_");
        assertThat(driver.find("part", query))
                .extracting(part -> part.getString("id"))
                .containsExactly("p1");
    }

    @Test
    void withoutTheIndexTheAnswerIsTheSame() {
        driver.execute("drop index by_size");
        var query = Query.from("part").where(filters().get(0)).build();

        assertThat(driver.explain("part", query, DriverOptions.NONE).planText()).contains("SCAN part");
        assertThat(driver.find("part", query))
                .extracting(part -> part.getString("id"))
                .containsExactly("p1");
    }
}
