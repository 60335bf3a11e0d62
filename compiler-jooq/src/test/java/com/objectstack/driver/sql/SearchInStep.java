package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.data;
import static com.objectstack.driver.sql.TestDatabase.where;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written, a search finds what the records hold, and the index passes its check. */
abstract class SearchInStep {
    /** With names that FTS5 keeps for itself. */
    static final ObjectSchema NOTE = ObjectSchema.of(
                    "note",
                    FieldSchema.of("rank", FieldType.TEXT).asSearchable(),
                    FieldSchema.of("text", FieldType.TEXTAREA).asSearchable(),
                    FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.GLOBAL),
                    FieldSchema.of("size", FieldType.NUMBER))
            .withIndexes(new IndexSchema("near", List.of("text"), IndexType.TRIGRAM, Uniqueness.NONE, null));

    private SqlDataDriver driver;

    /** A driver over a database without objects. */
    abstract SqlDataDriver open();

    /** Releases it. */
    abstract void close();

    @BeforeEach
    void load() {
        driver = open();
        driver.syncSchema(NOTE);
        driver.bulkCreate(
                "note",
                List.of(
                        note("a", "red apple", "a"),
                        note("b", "green pear", "b"),
                        note("c", "red cherry", "c"),
                        note("d", null, "d")));
    }

    @AfterEach
    void theIndexPassesItsCheck() {
        boolean sound = driver.verifySearchIndex("note");
        close();

        assertThat(sound).isTrue();
    }

    @Test
    void anInsertIsFound() {
        driver.create("note", note("e", "a red rose", "e"));

        assertThat(found("red")).containsExactlyInAnyOrder("a", "c", "e");
        assertThat(near("roses")).containsExactly("e");
    }

    @Test
    void anUpdateIsFoundByItsNewText() {
        driver.update("note", "a", data("text", "yellow apple"));
        driver.bulkUpdate("note", List.of(new RecordUpdate("b", data("rank", "red")), update("c", "yellow cherry")));

        assertThat(found("red")).containsExactly("b");
        assertThat(found("yellow")).containsExactlyInAnyOrder("a", "c");
        assertThat(near("yelow")).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void manyUpdatesAreFound() {
        long changed = driver.updateMany("note", where("text", "red apple"), data("text", "blue apple"));

        assertThat(changed).isEqualTo(1);
        assertThat(found("red")).containsExactly("c");
        assertThat(found("blue")).containsExactly("a");
    }

    @Test
    void anUpsertThatMergesReplacesTheText() {
        DataRecord merged = driver.upsert("note", data("code", "a", "text", "violet plum"), List.of("code"));
        DataRecord added = driver.upsert("note", data("code", "z", "text", "violet fig"), List.of("code"));

        assertThat(found("violet")).containsExactlyInAnyOrder("a", added.id());
        assertThat(found("apple")).isEmpty();
        assertThat(merged.id()).isEqualTo("a");
    }

    @Test
    void whatIsDeletedIsNotFound() {
        assertThat(driver.delete("note", "a")).isTrue();
        driver.bulkDelete("note", List.of("b", "d"));
        assertThat(found("red pear")).containsExactly("c");

        assertThat(driver.deleteMany("note", QueryAST.ALL)).isEqualTo(1);
        assertThat(found("red pear")).isEmpty();
        assertThat(near("cherry")).isEmpty();
    }

    @Test
    void anotherIdIsFoundWithItsText() {
        driver.execute("update note set id = 'x' where id = 'a'");

        assertThat(found("apple")).containsExactly("x");
        assertThat(near("aple")).containsExactly("x");
    }

    @Test
    void otherFieldsLeaveTheIndexAlone() {
        Object before = index();

        driver.updateMany("note", QueryAST.ALL, data("size", 5));
        driver.update("note", "a", data("text", "red apple", "code", "aa"));
        assertThat(index()).isEqualTo(before);

        driver.update("note", "a", data("text", "red apples"));
        assertThat(index()).isNotEqualTo(before);
    }

    @Test
    void aRebuiltTableIsFoundByTheSameIds() {
        driver.bulkDelete("note", List.of("a"));
        driver.create("note", note("a", "red apple", "a"));
        List<String> before = found("red pear");
        List<String> triggers = driver
                .execute("select sql from sqlite_schema where type = 'trigger' and tbl_name = 'note' order by name")
                .rows()
                .stream()
                .map(row -> row.getString("sql"))
                .toList();

        driver.execute("create table copy as select * from note order by id desc");
        driver.execute("drop table note");
        driver.execute("create table note (id text primary key, rank text, text text, code text, size numeric,"
                + " created_at text, updated_at text)");
        driver.execute("insert into note select * from copy order by code desc");
        driver.execute("drop table copy");
        triggers.forEach(driver::execute);

        assertThat(found("red pear")).isEqualTo(before);
        driver.update("note", "c", data("text", "black cherry"));
        assertThat(found("red black")).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void oneMoreFieldIsFoundInOldRecordsToo() {
        driver.update("note", "b", data("code", "crimson"));

        driver.syncSchema(new ObjectSchema(
                "note",
                Map.of(
                        "code", FieldSchema.of("code", FieldType.TEXT).asSearchable(),
                        "text", FieldSchema.of("text", FieldType.TEXTAREA).asSearchable()),
                List.of(),
                null,
                Map.of()));

        assertThat(found("crimson apple")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aDroppedObjectLeavesNothingBehind() {
        driver.dropTable("note", DriverOptions.NONE);

        assertThat(driver.execute("select name from sqlite_schema where name like 'note%'")
                        .rows())
                .isEmpty();

        load();
        assertThat(found("red")).containsExactlyInAnyOrder("a", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into note__fts (note__fts, rowid, c0_rank, c1_text) values ('delete', 1, null, 'red apple')",
                "insert into note__fts_tri (rowid, c0_text) values (4, 'more')",
                "delete from note__fts_doc where id = 'b'",
                "insert into note__fts_doc (id) values ('nobody')",
                "drop trigger note__fts_update",
                "drop table note__fts"
            })
    void anIndexOutOfStepIsFoundOutAndMadeAnew(String damage) {
        driver.execute(damage);

        assertThat(driver.verifySearchIndex("note")).isFalse();

        driver.rebuildSearchIndex("note");
        assertThat(found("red")).containsExactlyInAnyOrder("a", "c");
        assertThat(near("cheri")).containsExactly("c");
    }

    private Object index() {
        return driver.execute("select group_concat(hex(block)) as blocks from note__fts_data")
                .rows()
                .get(0)
                .get("blocks");
    }

    private List<String> found(String text) {
        return ids(Query.from("note").search(Search.of(text)).build());
    }

    private List<String> near(String text) {
        Search search = new Search(text, List.of(), Search.Operator.OR, true, Map.of(), null, null, false);
        return ids(Query.from("note").search(search).build());
    }

    private List<String> ids(QueryAST query) {
        return driver.find("note", query).stream().map(DataRecord::id).toList();
    }

    private static RecordUpdate update(String id, String text) {
        return new RecordUpdate(id, data("text", text));
    }

    private static Map<String, @Nullable Object> note(String id, @Nullable String text, String code) {
        return data("id", id, "text", text, "code", code);
    }
}
