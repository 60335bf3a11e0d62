package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.data;
import static com.objectstack.schema.FieldType.NUMBER;
import static com.objectstack.schema.FieldType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract §6.1: autonumber record names behave like an autonumber field. */
class RecordNameTest {
    private final TestDatabase db = new TestDatabase();

    @AfterEach
    void close() {
        db.close();
    }

    private static ObjectSchema named(@Nullable Object block, FieldSchema... fields) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("recordName", block);
        return new ObjectSchema("issue", ObjectSchema.of("issue", fields).fields(), List.of(), null, metadata);
    }

    private String nameOfNew() {
        return String.valueOf(db.driver.create("issue", data("id", null)).get("name"));
    }

    @Test
    void aNameThatIsNotDeclaredComesAfterTheId() {
        db.driver.syncSchema(
                named(Map.of("type", "autonumber", "displayFormat", "C-{000}"), FieldSchema.of("title", TEXT)));

        DataRecord first = db.driver.create("issue", data("title", "t"));

        assertThat(first.keySet()).startsWith("id", "name", "title");
        assertThat(first).containsEntry("name", "C-001");
        assertThat(nameOfNew()).isEqualTo("C-002");
        assertThat(db.driver.detectDrift(List.of()).isNone()).isTrue();
    }

    @Test
    void aDeclaredNameKeepsItsPlaceAndIsNumbered() {
        db.driver.syncSchema(
                named(Map.of("type", "autonumber"), FieldSchema.of("title", TEXT), FieldSchema.of("name", TEXT)));

        assertThat(db.driver.create("issue", data("title", "t")).keySet()).startsWith("id", "title", "name");
        assertThat(nameOfNew()).isEqualTo("0002");
        assertThat(db.driver.create("issue", data("name", "mine"))).containsEntry("name", "mine");
    }

    @Test
    void numbersBeginWhereTheBlockSays() {
        db.driver.syncSchema(named(Map.of("type", "autonumber", "displayFormat", "{000}", "startNumber", 100)));

        assertThat(List.of(nameOfNew(), nameOfNew())).containsExactly("100", "101");
    }

    @Test
    void numbersMayBeginWithZeroAndGoOnWithoutTheirCounter() {
        db.driver.syncSchema(named(Map.of("type", "autonumber", "displayFormat", "N{0}", "startNumber", 0)));
        assertThat(nameOfNew()).isEqualTo("N0");
        db.runSql("delete from _objectstack_sequences");

        assertThat(nameOfNew()).isEqualTo("N1");
    }

    @Test
    void greaterNumbersThatAreThereCount() {
        db.driver.syncSchema(named(Map.of("type", "autonumber", "displayFormat", "N{0}", "startNumber", 5)));
        db.runSql("insert into issue (id, name) values ('1', 'N7')");

        assertThat(nameOfNew()).isEqualTo("N8");
    }

    @Test
    void aNameOfTextIsNoDriversBusiness() {
        db.driver.syncSchema(named(Map.of("type", "text"), FieldSchema.of("title", TEXT)));

        assertThat(db.driver.create("issue", data("title", "t"))).doesNotContainKey("name");
    }

    @Test
    void aNameThatIsDroppedOrChangedIsNumberedNoMore() {
        ObjectSchema issue = named(Map.of("type", "autonumber"));
        db.driver.syncSchema(issue);
        nameOfNew();

        db.driver.modifyColumn("issue", "name", FieldSchema.of("name", TEXT));
        assertThat(db.driver.create("issue", data("name", null))).containsEntry("name", null);
        db.driver.syncSchema(issue);
        db.driver.dropColumn("issue", "name");
        assertThat(db.driver.find("issue", QueryAST.ALL, DriverOptions.NONE))
                .allSatisfy(record -> assertThat(record).doesNotContainKey("name"));
    }

    static Stream<Arguments> faults() {
        Map<String, Object> numbered = Map.of("type", "autonumber");
        return Stream.of(
                Arguments.of("/recordName", "autonumber", FieldSchema.of("a", TEXT)),
                Arguments.of("/recordName/type", Map.of(), FieldSchema.of("a", TEXT)),
                Arguments.of("/recordName/type", Map.of("type", "number"), FieldSchema.of("a", TEXT)),
                Arguments.of("/recordName/format", Map.of("type", "text", "format", "x"), FieldSchema.of("a", TEXT)),
                Arguments.of(
                        "/recordName/startNumber",
                        Map.of("type", "autonumber", "startNumber", -1),
                        FieldSchema.of("a", TEXT)),
                Arguments.of(
                        "/recordName/displayFormat",
                        Map.of("type", "autonumber", "displayFormat", 7),
                        FieldSchema.of("a", TEXT)),
                Arguments.of(
                        "/recordName/displayFormat",
                        Map.of("type", "autonumber", "displayFormat", "{nowhere}-{0}"),
                        FieldSchema.of("a", TEXT)),
                Arguments.of("/fields/name/type", numbered, FieldSchema.of("name", NUMBER)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultyBlockIsRefusedAtItsPlace(String path, Object block, FieldSchema field) {
        assertThat(Refusals.problemsOf(
                        () -> db.driver.registerObjects(List.of(ObjectDefinition.of(named(block, field))))))
                .containsExactly("INVALID_SCHEMA " + path);
    }
}
