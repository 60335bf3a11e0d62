package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that mean something to SQLite, to its functions, or to the statements the driver makes. */
class OddNamesTest {
    private static final List<String> NAMES = List.of(
            "select",
            "from",
            "where",
            "order",
            "group",
            "table",
            "index",
            "null",
            "values",
            "default",
            "rowid",
            "oid",
            "_rowid_",
            "new",
            "old",
            "excluded",
            "value",
            "key",
            "type",
            "main",
            "temp",
            "rank",
            "json_each",
            "rows",
            "groups",
            "match",
            "current_timestamp",
            "given",
            "documents",
            "_",
            "__",
            "A1");

    private final SqlDataDriver driver = SqliteDriver.inMemory();

    @AfterEach
    void close() {
        driver.close();
    }

    private static ObjectSchema odd(String object) {
        return ObjectSchema.of(
                object,
                NAMES.stream()
                        .map(name -> FieldSchema.of(name, FieldType.TEXT))
                        .map(field -> field.name().equals("order") ? field.withUnique(Uniqueness.UNIQUE) : field)
                        .toArray(FieldSchema[]::new));
    }

    private static Map<String, Object> record(String value) {
        Map<String, Object> record = new LinkedHashMap<>();
        NAMES.forEach(name -> record.put(name, value + name));
        return record;
    }

    @ParameterizedTest
    @ValueSource(strings = {"select", "order", "values", "excluded", "rows", "main", "given", "_"})
    void anObjectOfOddNamesIsWrittenAndAsked(String object) {
        driver.syncSchema(odd(object));
        driver.bulkCreate(object, List.of(record("a"), record("b")), DriverOptions.NONE);
        driver.upsert(object, record("a"), List.of("order"), DriverOptions.NONE);

        for (String name : NAMES) {
            QueryAST query = Query.from(object)
                    .where(Field.field(name).eq("b" + name))
                    .orderBy(SortNode.desc(name))
                    .build();
            assertThat(driver.find(object, query))
                    .as(name)
                    .singleElement()
                    .satisfies(found -> assertThat(found).containsAllEntriesOf(record("b")));
        }
        assertThat(driver.count(object, QueryAST.ALL)).isEqualTo(2);
        assertThat(driver.deleteMany(
                        object,
                        Query.matching(Field.field("rowid").eq("arowid")).build()))
                .isOne();
    }

    /** A table of such a name would be taken for the function in the driver's own statements. */
    @ParameterizedTest
    @ValueSource(strings = {"json_each", "JSON_TREE", "pragma_table_info", "vector_top_k", "dbstat"})
    void aFunctionsNameIsNoObjects(String name) {
        DriverException refusal =
                catchThrowableOfType(DriverException.class, () -> driver.syncSchema(ObjectSchema.of(name)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_SCHEMA);
        assertThat(refusal.path()).isEqualTo("/name");
        assertThat(catchThrowableOfType(DriverException.class, () -> driver.count(name, QueryAST.ALL))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_OBJECT);
    }

    /** SQLite does not rename a column of such a name, by which the driver finds out who needs it. */
    @Test
    void aColumnThatIsCalledAsARowsNumberIsNotDropped() {
        driver.syncSchema(odd("values"));
        driver.create("values", record("a"));

        DriverException refusal = catchThrowableOfType(DriverException.class, () -> driver.dropColumn("values", "oid"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(driver.find("values", QueryAST.ALL).get(0)).containsAllEntriesOf(record("a"));
    }

    @Test
    void itsColumnsAreChangedAndDropped() {
        driver.syncSchema(odd("values"));
        driver.create("values", record("a"));

        driver.modifyColumn(
                "values", "rowid", FieldSchema.of("rowid", FieldType.TEXTAREA).asNotNull());
        driver.modifyColumn(
                "values", "select", FieldSchema.of("select", FieldType.TEXT).asIndexed());
        driver.dropColumn("values", "given");

        Map<String, Object> left = record("a");
        left.remove("given");
        DataRecord found = driver.find("values", QueryAST.ALL).get(0);
        assertThat(found).containsAllEntriesOf(left).doesNotContainKey("given");
        assertThat(driver.detectDrift(List.of()).isNone()).isTrue();
    }
}
