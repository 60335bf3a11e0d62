package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACME;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Field;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every violation names the object, the fields and the constraint. */
abstract class ConstraintNaming {
    private static final ObjectSchema DEAL = ObjectSchema.of(
                    "deal",
                    FieldSchema.of("organization_id", FieldType.TEXT),
                    FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.UNIQUE),
                    FieldSchema.of("slug", FieldType.TEXT).withUnique(Uniqueness.GLOBAL),
                    FieldSchema.of("title", FieldType.TEXT).asNotNull(),
                    FieldSchema.of("stage", FieldType.TEXT),
                    FieldSchema.of("a", FieldType.TEXT),
                    FieldSchema.of("b", FieldType.TEXT))
            .withIndexes(
                    new IndexSchema("pair", List.of("a", "b"), IndexType.BTREE, Uniqueness.UNIQUE, null),
                    new IndexSchema(
                            "open_stage",
                            List.of("stage"),
                            IndexType.BTREE,
                            Uniqueness.UNIQUE,
                            Field.field("title").eq("open")));

    private SqlDataDriver driver;

    /** A driver over a database without objects, whose foreign keys are checked. */
    abstract SqlDataDriver open();

    /** Releases it. */
    abstract void close();

    @BeforeEach
    void load() {
        driver = open();
        driver.syncSchema(DEAL);
        driver.create(
                "deal",
                data("id", "1", "code", "c", "slug", "s", "title", "open", "stage", "x", "a", "1", "b", "2"),
                ACME);
        driver.execute("create table person (id text primary key, nick text unique)");
        driver.execute("create table team (id integer primary key, name text not null)");
        driver.execute("create table task (id text primary key, owner text references person,"
                + " reviewer text references person (id), team integer references team (id),"
                + " size int check (size > 0), low int, high int,"
                + " constraint \"in order\" check (low < high or 'team' is null))");
        driver.execute("create unique index by_lower on task (lower(owner), size)");
        driver.execute("create table note (id text primary key, task text references task (id))");
        driver.execute("create table pair_of (x text, y text, primary key (x, y))");
        driver.create("person", data("id", "p1", "nick", "n"));
        driver.create("person", data("id", "p2"));
        driver.create("team", data("id", 1, "name", "t"));
    }

    @AfterEach
    void release() {
        close();
    }

    private static void violates(String code, String object, List<String> fields, String name, ThrowingCallable write) {
        violates(code, object, fields, name, fields.isEmpty() ? "" : "/" + fields.get(0), write);
    }

    private static void violates(
            String code, String object, List<String> fields, String name, String path, ThrowingCallable write) {
        assertThat(Refusals.of(write)).isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
            assertThat(violation.code().name()).isEqualTo(code);
            assertThat(violation.object()).hasValue(object);
            assertThat(violation.fields()).isEqualTo(fields);
            assertThat(violation.constraint()).hasValue(name);
            assertThat(violation.path()).isEqualTo(path);
            assertThat(violation).hasMessageContaining("constraint failed");
        });
    }

    @Test
    void aPrimaryKey() {
        violates(
                "UNIQUE_VIOLATION",
                "deal",
                List.of("id"),
                "primary key",
                () -> driver.create("deal", data("id", "1", "title", "t"), ACME));
        violates(
                "UNIQUE_VIOLATION",
                "person",
                List.of("id"),
                "primary key",
                () -> driver.create("person", data("id", "p1")));
        violates(
                "UNIQUE_VIOLATION",
                "team",
                List.of("id"),
                "primary key",
                () -> driver.create("team", data("id", 1, "name", "n")));
        driver.create("pair_of", data("x", "1", "y", "2"));
        violates(
                "UNIQUE_VIOLATION",
                "pair_of",
                List.of("x", "y"),
                "primary key",
                () -> driver.create("pair_of", data("x", "1", "y", "2")));
    }

    @Test
    void aUniqueIndex() {
        violates(
                "UNIQUE_VIOLATION",
                "deal",
                List.of("slug"),
                "uniq_deal_slug",
                () -> driver.create("deal", data("slug", "s", "title", "t"), ACME));
        violates(
                "UNIQUE_VIOLATION",
                "deal",
                List.of("a", "b"),
                "pair",
                () -> driver.bulkCreate(
                        "deal", List.of(data("title", "t"), data("title", "t", "a", "1", "b", "2")), ACME));
        violates(
                "UNIQUE_VIOLATION",
                "person",
                List.of("nick"),
                "sqlite_autoindex_person_2",
                () -> driver.update("person", "p2", data("nick", "n")));
    }

    @Test
    void anIndexPerTenant() {
        violates(
                "UNIQUE_VIOLATION",
                "deal",
                List.of("code"),
                "uniq_deal_organization_id_code",
                () -> driver.create("deal", data("code", "c", "title", "t"), ACME));
    }

    @Test
    void aPartialIndex() {
        violates(
                "UNIQUE_VIOLATION",
                "deal",
                List.of("stage"),
                "open_stage",
                () -> driver.create("deal", data("title", "open", "stage", "x"), ACME));
    }

    @Test
    void anIndexWithAnExpressionThatNobodyDeclared() {
        driver.create("task", data("id", "1", "owner", "p1", "size", 1));

        violates(
                "UNIQUE_VIOLATION",
                "task",
                List.of("owner", "size"),
                "by_lower",
                () -> driver.create("task", data("id", "2", "owner", "p1", "size", 1)));
    }

    @Test
    void aMissingValue() {
        violates("NOT_NULL_VIOLATION", "deal", List.of("title"), "not null", () -> driver.create("deal", data(), ACME));
        violates(
                "NOT_NULL_VIOLATION",
                "team",
                List.of("name"),
                "not null",
                () -> driver.updateMany("team", QueryAST.ALL, data("name", null)));
    }

    @Test
    void aCheck() {
        violates(
                "CHECK_VIOLATION",
                "task",
                List.of("size"),
                "size > 0",
                () -> driver.create("task", data("id", "1", "size", 0)));
        violates(
                "CHECK_VIOLATION",
                "task",
                List.of("low", "high"),
                "in order",
                () -> driver.create("task", data("id", "1", "low", 5, "high", 2)));
    }

    @Test
    void aForeignKeyThatReachesNothing() {
        violates(
                "FOREIGN_KEY_VIOLATION",
                "note",
                List.of("task"),
                "fk_note_task",
                () -> driver.create("note", data("id", "1", "task", "nowhere")));
        violates(
                "FOREIGN_KEY_VIOLATION",
                "task",
                List.of("reviewer"),
                "fk_task_reviewer",
                () -> driver.bulkCreate(
                        "task",
                        List.of(
                                data("id", "1", "owner", "p1", "team", 1),
                                data("id", "2", "owner", "p1", "reviewer", "no"))));
        driver.create("task", data("id", "1", "owner", "p1"));
        violates(
                "FOREIGN_KEY_VIOLATION",
                "task",
                List.of("team"),
                "fk_task_team",
                () -> driver.bulkUpdate("task", List.of(new RecordUpdate("1", data("owner", "p2", "team", 7)))));
    }

    @Test
    void aForeignKeyThatStillRefersToARemovedRecord() {
        driver.create("task", data("id", "1", "reviewer", "p2", "team", 1));
        driver.create("note", data("id", "1", "task", "1"));

        violates(
                "FOREIGN_KEY_VIOLATION",
                "note",
                List.of("task"),
                "fk_note_task",
                "",
                () -> driver.deleteMany("task", QueryAST.ALL));
        violates(
                "FOREIGN_KEY_VIOLATION",
                "task",
                List.of("reviewer"),
                "fk_task_reviewer",
                "",
                () -> driver.delete("person", "p2"));
        violates(
                "FOREIGN_KEY_VIOLATION",
                "task",
                List.of("team"),
                "fk_task_team",
                "",
                () -> driver.bulkDelete("team", List.of("1")));
    }
}
