package com.objectstack.driver.sqlite;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.Transaction;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Full-text search beyond what a golden query shows: hostile texts, transactions, damage, plans. */
class SearchTest {
    private static final String ALPHABET = "ab \"'*^:(){}[]+-.,;&|!~\\/<>=%_?$#@\t\n\u00a0\u00e9\u0301\u4e2d\u0130ß";
    private static final List<String> WORDS =
            List.of("AND", "OR", "NOT", "NEAR", "text", "rowid", "\uD83D\uDE00", "tea");

    private SqlDataDriver driver;

    @BeforeEach
    void load() {
        driver = SqliteDriver.inMemory();
        driver.syncSchema(ObjectSchema.of(
                        "note",
                        FieldSchema.of("text", FieldType.TEXT).asSearchable(),
                        FieldSchema.of("size", FieldType.NUMBER))
                .withIndexes(new IndexSchema(null, List.of("text"), IndexType.TRIGRAM, Uniqueness.NONE, null)));
        driver.bulkCreate(
                "note",
                List.of(
                        Map.of("id", "a", "text", "green tea"),
                        Map.of("id", "b", "text", "tea, tea and toast"),
                        Map.of("id", "c", "text", "a-b C++ (x) \"quoted\" 100%")));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"\"",
                "-",
                "+",
                "(",
                ")",
                "*",
                "^tea",
                "@",
                ".",
                "'",
                "a-b",
                "title:x",
                "text:tea",
                "AND",
                "OR tea",
                "tea NOT",
                "NEAR(tea green, 2)",
                "{text}: tea",
                "tea*\"",
                "\"tea",
                "tea\"green\"",
                "' OR 1=1 --",
                "a\\b",
                "*tea*",
                "tea^2",
                "\uD83D\uDE00",
                "/* x */",
                "?1",
                ":a",
                "%",
                "\u0301",
                "x; drop table note"
            })
    void hostileTextIsAnswered(String text) {
        for (boolean fuzzy : new boolean[] {false, true}) {
            for (Search.Operator operator : Search.Operator.values()) {
                Search search = new Search(text, List.of(), operator, fuzzy, Map.of(), null, null, true);

                assertThat(driver.find("note", query(search))).hasSizeLessThanOrEqualTo(3);
            }
        }
    }

    @Test
    void anyTextIsAnsweredOrRefusedAsBlank() {
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            String text = text(random);
            boolean fuzzy = random.nextBoolean();
            Search.Operator operator = random.nextBoolean() ? Search.Operator.AND : Search.Operator.OR;
            Search search = new Search(text, List.of(), operator, fuzzy, Map.of(), null, null, random.nextBoolean());
            try {
                driver.find("note", query(search));
            } catch (DriverException refusal) {
                assertThat(refusal).as("search for [%s]", text).hasMessageContaining("the search text is blank");
            }
        }
    }

    @Test
    void theLongestTextIsAnsweredSoonAndALongerOneRefused() {
        StringBuilder words = new StringBuilder();
        for (int word = 0; words.length() < 9_990; word++) {
            words.append('w').append(word).append(' ');
        }

        assertThat(ids(Search.of(words.append("tea").toString()))).containsExactlyInAnyOrder("a", "b");
        assertThat(catchThrowableOfType(DriverException.class, () -> ids(Search.of("x".repeat(10_001))))
                        .path())
                .isEqualTo("/search");
    }

    @Test
    void allOfASearchStreamsInOrderAndTheFirstIsTheBest() {
        QueryAST query = query(Search.of("tea"));
        List<DataRecord> all = driver.find("note", query);

        try (RecordStream records = driver.findStream("note", query)) {
            List<DataRecord> streamed = new ArrayList<>();
            records.forEach(streamed::add);
            assertThat(streamed).isEqualTo(all);
        }
        assertThat(driver.findOne("note", query)).contains(all.get(0));
        assertThat(driver.find("note", query.toBuilder().limit(1).build())).containsExactly(all.get(0));
        assertThat(all.get(0).getDouble("_score")).isGreaterThan(all.get(1).getDouble("_score"));
        assertThat(driver.count("note", query.toBuilder().limit(1).build())).isEqualTo(2);
    }

    @Test
    void pagesByCursorFollowTheScore() {
        driver.create("note", Map.of("id", "d", "text", "green tea"));
        QueryAST query = query(Search.of("tea"));
        List<DataRecord> paged = new ArrayList<>();

        Page page = driver.findPage("note", query.toBuilder().limit(1).build(), DriverOptions.NONE);
        paged.addAll(page.records());
        while (page.nextCursor() != null) {
            QueryAST next = query.toBuilder().limit(1).cursor(page.nextCursor()).build();
            page = driver.findPage("note", next, DriverOptions.NONE);
            paged.addAll(page.records());
        }

        assertThat(paged).isEqualTo(driver.find("note", query)).hasSize(3);
    }

    @Test
    void aWeightOfNothingScoresZero() {
        Search search = new Search("tea", List.of(), Search.Operator.OR, false, Map.of("text", 0.0), 0.0, "en", false);

        assertThat(driver.find("note", query(search)))
                .extracting(record -> record.get("_score"))
                .containsExactly(0.0, 0.0);
    }

    @Test
    void aSearchSeesItsTransactionAndNothingOfOneUndone() {
        Transaction transaction = driver.beginTransaction();
        DriverOptions inside = DriverOptions.NONE.withTransaction(transaction);
        driver.create("note", Map.of("id", "d", "text", "black tea"), inside);
        assertThat(driver.find("note", query(Search.of("black")), inside)).hasSize(1);

        driver.rollback(transaction);

        assertThat(ids(Search.of("black"))).isEmpty();
        assertThat(driver.verifySearchIndex("note")).isTrue();
    }

    @Test
    void replacingARecordReplacesItsEntry() {
        driver.execute("insert or replace into note (id, text) values ('a', 'coffee')");

        assertThat(ids(Search.of("tea coffee"))).containsExactlyInAnyOrder("a", "b");
        assertThat(ids(Search.of("green"))).isEmpty();
        assertThat(driver.verifySearchIndex("note")).isTrue();
    }

    @Test
    void aVacuumChangesNoAnswer() {
        driver.bulkDelete("note", List.of("a"));
        driver.create("note", Map.of("id", "e", "text", "tea for two"));
        List<String> before = ids(Search.of("tea"));

        driver.execute("vacuum");

        assertThat(ids(Search.of("tea"))).isEqualTo(before);
        assertThat(driver.verifySearchIndex("note")).isTrue();
    }

    @Test
    void aFailedCheckBreaksNeitherConnectionNorTransaction() {
        driver.execute("insert into note__fts (note__fts, rowid, c0_text) values ('delete', 1, 'green tea')");

        assertThat(driver.verifySearchIndex("note")).isFalse();
        assertThat(driver.verifySearchIndex("note")).isFalse();
        // A memory database is its one connection: had that been given up, the records would be gone.
        assertThat(driver.count("note", QueryAST.ALL)).isEqualTo(3);

        Transaction transaction = driver.beginTransaction();
        DriverOptions inside = DriverOptions.NONE.withTransaction(transaction);
        DriverException damage = catchThrowableOfType(
                DriverException.class,
                () -> driver.execute(
                        "insert into note__fts (note__fts, rank) values ('integrity-check', 1)", List.of(), inside));
        assertThat(damage.code()).isEqualTo(ErrorCode.DATABASE_CORRUPT);
        assertThat(damage.hint().orElse("")).contains("rebuildSearchIndex");
        driver.create("note", Map.of("id", "d", "text", "still here"), inside);
        driver.commit(transaction);

        driver.rebuildSearchIndex("note");
        assertThat(ids(Search.of("green here"))).containsExactlyInAnyOrder("a", "d");
    }

    @Test
    void theMatchesAreReadFirst() {
        String plan = driver.explain("note", query(Search.of("tea")), DriverOptions.NONE)
                .planText();

        assertThat(plan.lines().map(String::strip))
                .containsSubsequence(
                        "SCAN note__fts VIRTUAL TABLE INDEX 0:M1",
                        "SEARCH documents USING INTEGER PRIMARY KEY (rowid=?)",
                        "SCAN note#matches",
                        "SEARCH note USING INDEX sqlite_autoindex_note_1 (id=?)");
    }

    @Test
    void affectedRecordsAreCountedWithoutTheIndexs() {
        assertThat(driver.execute("update note set text = text || '!'").updateCount())
                .isEqualTo(3);
        assertThat(driver.updateMany(
                        "note", Query.from("note").where(field("id").eq("a")).build(), Map.of("text", "x")))
                .isEqualTo(1);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(12); part >= 0; part--) {
            if (random.nextInt(4) == 0) {
                text.append(WORDS.get(random.nextInt(WORDS.size())));
            } else {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return text.toString();
    }

    private List<String> ids(Search search) {
        return driver.find("note", query(search)).stream().map(DataRecord::id).toList();
    }

    private static QueryAST query(Search search) {
        return Query.from("note").search(search).build();
    }
}
