package com.objectstack.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which inserts carry their rows as one JSON text. */
class JsonRowsTest {
    private static final int WORTH = 3;

    private static final TableModel NOTE = TableModel.of(
            "note",
            ObjectSchema.of(
                    "note",
                    FieldSchema.of("text", FieldType.TEXT),
                    FieldSchema.of("size", FieldType.NUMBER),
                    FieldSchema.vector("place", 2)));

    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    private void add(String id, String field, @Nullable Object value) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", id);
        row.put(field, value);
        rows.add(row);
    }

    private List<Rendered> statements() {
        return new WriteCompiler(
                        () -> "new",
                        () -> Instant.parse("2026-03-01T12:00:00Z"),
                        SqlDriverSettings.SQL_CAPABILITIES,
                        WORTH)
                .bulkCreate(WriteTarget.of(NOTE), rows, DriverOptions.NONE)
                .statements();
    }

    @Test
    void textsNumbersAndNullAreOneText() {
        add("a", "text", "it's \"1\"");
        add("b", "text", null);
        add("c", "text", "");

        assertThat(statements()).singleElement().satisfies(statement -> {
            assertThat(statement.sql())
                    .isEqualTo("insert into `note` (`id`, `text`, `created_at`, `updated_at`) select `value` ->> 0,"
                            + " `value` ->> 1, `value` ->> 2, `value` ->> 3 from json_each(?) returning `id`, `text`,"
                            + " `size`, `place`, `created_at`, `updated_at`");
            String stamps = ",\"2026-03-01T12:00:00.000Z\",\"2026-03-01T12:00:00.000Z\"]";
            assertThat(statement.binds())
                    .containsExactly("[[\"a\",\"it's \\\"1\\\"\"" + stamps + ",[\"b\",null" + stamps + ",[\"c\",\"\""
                            + stamps + "]");
        });
    }

    @Test
    void fewRowsAreBoundOneByOne() {
        add("a", "size", 1);
        add("b", "size", 2);

        assertThat(statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.sql()).doesNotContain("json_each"));
    }

    @Test
    void fractionsAndBytesAreBoundOneByOne() {
        add("a", "size", 1.5);
        add("b", "size", 2.5);
        add("c", "size", 3.5);
        add("d", "place", new float[] {1, 2});
        add("e", "place", new float[] {1, 2});
        add("f", "place", new float[] {1, 2});

        assertThat(statements())
                .hasSizeGreaterThan(1)
                .allSatisfy(statement -> assertThat(statement.sql()).doesNotContain("json_each"));
    }

    @Test
    void anotherKindOfRowBeginsAnotherStatement() {
        for (int number = 0; number < WORTH; number++) {
            add("a" + number, "size", number);
        }
        for (int number = 0; number < WORTH; number++) {
            add("b" + number, "text", "t");
        }
        add("c", "size", 0.5);

        assertThat(statements())
                .extracting(statement -> statement.sql().contains("json_each"))
                .containsExactly(true, true, false);
    }

    @Test
    void aTextHasAnEnd() {
        for (int number = 0; number < 8; number++) {
            add("a" + number, "text", "x".repeat(125_000));
        }

        assertThat(statements())
                .extracting(statement -> statement.sql().contains("json_each"))
                .containsExactly(true, true, false);
    }
}
