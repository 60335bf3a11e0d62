package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Cursor;
import com.objectstack.query.Join;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.query.json.QueryCodec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages, and the tokens they lead to; what a cursor means is in the golden queries. */
class PagingTest {
    private static final QueryAST BY_NAME =
            Query.query().fields("name").orderBy("name").limit(2).build();

    private final TestDatabase db = new TestDatabase(ACCOUNT);
    private final SqlDataDriver driver = db.driver;

    @BeforeEach
    void fill() {
        driver.bulkCreate(
                "account",
                List.of(
                        data("id", "1", "name", "b", "balance", 0.1, "profile", Map.of("rank", 2)),
                        data("id", "2", "name", "a", "balance", 7, "profile", Map.of("rank", "x")),
                        data("id", "3", "name", "b", "balance", null, "profile", null),
                        data("id", "4", "name", null, "balance", 7, "profile", Map.of("rank", List.of(1)))));
        db.executor.log().clear();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private List<Page> walk(String object, QueryAST first) {
        List<Page> pages = new ArrayList<>();
        Query next = first.toBuilder();
        while (true) {
            Page page = driver.findPage(object, next.build());
            pages.add(page);
            if (page.nextCursor() == null) {
                return pages;
            }
            next.cursor(new Cursor.Token(page.nextCursor()));
        }
    }

    private List<DataRecord> records(String object, QueryAST first) {
        return walk(object, first).stream()
                .flatMap(page -> page.records().stream())
                .toList();
    }

    private String token(QueryAST query) {
        return Objects.requireNonNull(driver.findPage("account", query).nextCursor());
    }

    private List<String> refused(QueryAST query) {
        return Refusals.problemsOf(() -> driver.findPage("account", query));
    }

    private static QueryAST json(String text) {
        return QueryCodec.fromJson(text.replace('\'', '"'));
    }

    @Test
    void aPageSaysWhereTheNextOneBegins() {
        List<Page> pages = walk("account", BY_NAME);

        assertThat(pages).hasSize(2);
        assertThat(pages.get(0).records())
                .containsExactly(DataRecord.copyOf(data("name", null)), DataRecord.copyOf(data("name", "a")));
        assertThat(pages.get(1).records())
                .containsExactly(DataRecord.copyOf(data("name", "b")), DataRecord.copyOf(data("name", "b")));
    }

    @Test
    void aFullLastPageIsFollowedByNone() {
        Page page = driver.findPage("account", Query.query().limit(4).build());

        assertThat(page.records()).hasSize(4);
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void withoutALimitThePageIsAllThereIs() {
        Page page = driver.findPage("account", QueryAST.ALL);

        assertThat(page.records()).hasSize(4);
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void topIsALimitAndTheGreatestOneWorks() {
        assertThat(walk("account", Query.query().top(3).build())).hasSize(2);
        assertThat(walk("account", Query.query().limit(Long.MAX_VALUE).build())).hasSize(1);
    }

    @Test
    void aPageIsOneStatementThatReadsOneRowMore() {
        QueryAST query = Query.query().orderBy("name").limit(2).build();

        driver.findPage("account", query);

        assertThat(db.executor.log()).singleElement().satisfies(sent -> {
            // The sort keys are in the records, so nothing else is read.
            assertThat(sent.sql())
                    .isEqualTo(
                            driver.compile("account", query, DriverOptions.NONE).sql());
            assertThat(sent.binds()).containsExactly(3L);
        });
    }

    @Test
    void keysThatAreNotAskedForAreReadButNotShown() {
        driver.findPage("account", BY_NAME);

        assertThat(db.executor.log())
                .singleElement()
                .extracting(SqlStatement::sql)
                .isEqualTo("select `name`, `id` as `key#1` from `account` order by `name` asc, `id` asc limit ?");
    }

    @Test
    void placesInJsonAreWalked() {
        QueryAST query = Query.query()
                .fields("id")
                .orderBy(SortNode.desc("profile.rank"))
                .limit(1)
                .build();

        assertThat(records("account", query)).extracting(DataRecord::id).containsExactly("4", "2", "1", "3");
    }

    @Test
    void windowFunctionsSeeTheRecordsOfEarlierPages() {
        QueryAST query = json("{'fields': ['name'], 'windowFunctions': [{'function': 'row_number', 'alias': 'n',"
                + " 'over': {'orderBy': [{'field': 'id'}]}}], 'orderBy': [{'field': 'balance'}], 'limit': 1}");

        assertThat(records("account", query)).extracting(one -> one.get("n")).containsExactly(3L, 1L, 2L, 4L);
        assertThat(records("account", query)).allSatisfy(one -> assertThat(one).containsOnlyKeys("name", "n"));
    }

    @Test
    void windowFunctionsAreSortKeysToo() {
        QueryAST query = json("{'fields': ['id'], 'windowFunctions': [{'function': 'rank', 'alias': 'r',"
                + " 'over': {'orderBy': [{'field': 'name'}]}}], 'having': {'r': {'$gt': 1}},"
                + " 'orderBy': [{'field': 'r', 'order': 'desc'}], 'limit': 1}");

        assertThat(records("account", query)).extracting(DataRecord::id).containsExactly("3", "1", "2");
    }

    @Test
    void groupsAndRecordsWithoutRepetitionAreWalked() {
        QueryAST groups = json("{'groupBy': ['name'], 'aggregations': [{'function': 'avg', 'field': 'balance',"
                + " 'alias': 'mean'}], 'orderBy': [{'field': 'mean', 'order': 'desc'}], 'limit': 1}");
        QueryAST distinct = json("{'fields': ['name'], 'distinct': true, 'limit': 1}");

        assertThat(records("account", groups))
                .extracting(one -> one.get("name"))
                .containsExactly("a", null, "b");
        assertThat(records("account", distinct))
                .extracting(one -> one.get("name"))
                .containsExactly(null, "a", "b");
    }

    @Test
    void joinedRecordsAreNestedInPages() {
        QueryAST query = json("{'joins': [{'type': 'left', 'object': 'account', 'alias': 'same', 'on':"
                + " {'name': {'$eq': {'$field': 'same.name'}}}}], 'orderBy': [{'field': 'same.balance'}], 'limit': 2}");

        assertThat(records("account", query))
                .isEqualTo(driver.find("account", query.toBuilder().limit(100).build()));
        assertThat(query.joins()).extracting(Join::alias).containsExactly("same");
    }

    @Test
    void theRowsOfACommonTableAreWalked() {
        QueryAST query = json("{'with': [{'name': 'names', 'query': {'object': 'account', 'fields': ['name'],"
                + " 'distinct': true}}], 'limit': 1}");

        assertThat(records("names", query)).extracting(one -> one.get("name")).containsExactly(null, "a", "b");
    }

    @Test
    void aPageThatWouldEndBetweenEqualRowsIsRefused() {
        QueryAST query = json(
                "{'with': [{'name': 'names', 'query': {'object': 'account', 'fields': ['name']}}]," + " 'limit': 3}");

        assertThat(Refusals.of(() -> driver.findPage("names", query)))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_QUERY))
                .hasMessageContaining("two records have the same name");
        assertThat(driver.findPage("names", query.toBuilder().limit(2).build()).records())
                .hasSize(2);
    }

    @Test
    void aTokenServesEveryRead() {
        QueryAST rest =
                BY_NAME.toBuilder().cursor(new Cursor.Token(token(BY_NAME))).build();
        List<DataRecord> found = driver.find("account", rest);

        assertThat(found).hasSize(2);
        assertThat(driver.findOne("account", rest)).contains(found.get(0));
        try (RecordStream stream = driver.findStream("account", rest)) {
            assertThat(stream.stream()).isEqualTo(found);
        }
        assertThat(driver.count("account", rest)).isEqualTo(4);
        assertThat(driver.explain("account", rest, DriverOptions.NONE).sql())
                .isEqualTo(driver.compile("account", rest, DriverOptions.NONE).sql())
                .contains("`name` >= ?");
    }

    @Test
    void findOneIsTheFirstRecordAfterTheCursor() {
        QueryAST query =
                Query.query().cursor(new Cursor.Position(Map.of("id", "1"))).build();

        assertThat(driver.findOne("account", query))
                .get()
                .extracting(DataRecord::id)
                .isEqualTo("2");
    }

    @Test
    void aTransactionIsReadByPage() {
        driver.runInTransaction(tx -> {
            tx.create("account", data("id", "0", "name", "a"));
            Page page = tx.findPage("account", Query.query().limit(1).build());

            assertThat(page.records()).extracting(DataRecord::id).containsExactly("0");
            assertThat(page.nextCursor()).isNotNull();
        });
    }

    @Test
    void aTokenIsPlainInUrlsAndTheSameForTheSamePlace() {
        QueryAST query = Query.query().orderBy("balance", "since").limit(2).build();

        assertThat(token(query)).matches("[A-Za-z0-9_-]+").isEqualTo(token(query));
    }

    @Test
    void aDamagedTokenIsRefusedWhateverTheDamage() {
        String token = token(BY_NAME);

        for (int at = 0; at < token.length(); at++) {
            String changed = token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
            assertRefused(BY_NAME, changed, "the token is damaged");
            assertRefused(BY_NAME, token.substring(0, at), "the token is damaged");
        }
        assertRefused(BY_NAME, token + "=", "the token is damaged");
        assertRefused(BY_NAME, token + token, "the token is damaged");
    }

    @Test
    void aTokenOfAnotherOrderIsRefused() {
        String token = token(BY_NAME);

        for (String order : List.of(
                "{'field': 'id'}",
                "{'field': 'name', 'order': 'desc'}",
                "{'field': 'name', 'nulls': 'last'}",
                "{'field': 'pin'}",
                "{'field': 'name'}, {'field': 'pin'}")) {
            assertRefused(json("{'orderBy': [" + order + "]}"), token, "the token belongs to another order");
        }
        // Said or not, this is where NULL comes.
        QueryAST same = json("{'orderBy': [{'field': 'name', 'nulls': 'first'}]}");
        assertThat(driver.find(
                        "account",
                        same.toBuilder().cursor(new Cursor.Token(token)).build()))
                .hasSize(2);
    }

    private void assertRefused(QueryAST query, String token, String message) {
        QueryAST after = query.toBuilder().cursor(new Cursor.Token(token)).build();

        assertThat(Refusals.of(() -> driver.find("account", after)).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_QUERY);
                    assertThat(problem.path()).isEqualTo("/cursor");
                    assertThat(problem.message()).isEqualTo(message);
                    assertThat(problem.hint()).contains("pass the token of the same query");
                });
    }

    @Test
    void aPageOfNothingIsRefused() {
        assertThat(refused(Query.query().limit(0).build())).containsExactly("INVALID_QUERY /limit");
        assertThat(refused(Query.query().top(0).build())).containsExactly("INVALID_QUERY /top");
    }

    @Test
    void anOffsetIsForTheFirstPageAlone() {
        QueryAST query = Query.query().offset(1).limit(2).build();

        Page page = driver.findPage("account", query);

        assertThat(page.records()).extracting(DataRecord::id).containsExactly("2", "3");
        String next = Objects.requireNonNull(page.nextCursor());
        assertThat(refused(query.toBuilder().cursor(new Cursor.Token(next)).build()))
                .containsExactly("INVALID_QUERY /offset");
    }

    @Test
    void theValueOfASecretIsNotShown() {
        QueryAST query = json("{'orderBy': [{'field': 'pin'}], 'cursor': {'pin': 4711, 'id': '1'}}");

        assertThat(Refusals.of(() -> driver.find("account", query)))
                .hasMessageContaining("/cursor/pin")
                .hasMessageNotContaining("4711");
    }

    @Test
    void aDriverThatCannotDoItSaysSo() {
        Set<Capability> others = EnumSet.allOf(Capability.class);
        others.remove(Capability.QUERY_CURSOR);
        DriverCapabilities all = SqlDriverSettings.SQL_CAPABILITIES;
        SqlDataDriver plain = SqlDataDriver.over(
                db.executor,
                SqlDriverSettings.DEFAULTS.withCapabilities(
                        new DriverCapabilities(others, all.dateGranularities(), all.isolationLevels())));

        assertThat(Refusals.problemsOf(() -> plain.findPage("account", BY_NAME)))
                .containsExactly("UNSUPPORTED ");
        assertThat(Refusals.problemsOf(() -> plain.findPage("account", json("{'limit': 1, 'cursor': {'id': '1'}}"))))
                .containsExactly("UNSUPPORTED /cursor");
    }

    @Test
    void recordsWithoutAnIdHaveNoPlace() {
        db.runSql("create table note (text)");
        db.runSql("insert into note values ('a'), ('b'), ('b')");
        QueryAST after = json("{'orderBy': [{'field': 'text'}], 'cursor': {'text': 'a'}}");
        QueryAST joined =
                json("{'joins': [{'type': 'inner', 'object': 'note', 'on': {'name': 'a'}}]," + " 'limit': 1}");
        QueryAST distinct = json("{'fields': ['text'], 'distinct': true, 'limit': 1}");

        assertThat(Refusals.problemsOf(() -> driver.find("note", after))).containsExactly("UNSUPPORTED /cursor");
        assertThat(Refusals.problemsOf(
                        () -> driver.findPage("note", Query.query().limit(1).build())))
                .containsExactly("UNSUPPORTED ");
        assertThat(refused(joined)).containsExactly("UNSUPPORTED ");
        assertThat(records("note", distinct)).extracting(one -> one.get("text")).containsExactly("a", "b");
    }

    @Test
    void valuesOfEveryKindInATableCreatedElsewhereAreWalked() {
        db.runSql("create table note (id integer primary key, v)");
        db.runSql(
                "insert into note values (2, null), (10, 1), (1, 1.0), (3, 9007199254740993), (4, 9007199254740992.0),"
                        + " (5, 'a'), (6, x'00ff'), (7, -0.0), (8, 9e999), (9, x'00')");
        for (String order : List.of("asc", "desc")) {
            QueryAST query =
                    json("{'fields': ['id'], 'orderBy': [{'field': 'v', 'order': '" + order + "'}], 'limit': 1}");

            assertThat(records("note", query))
                    .isEqualTo(driver.find("note", query.toBuilder().limit(100).build()));
        }
    }

    @Test
    void idsThatAreNotUniqueAreNoticed() {
        db.runSql("create table note (id text)");
        db.runSql("insert into note values ('a'), ('a')");

        assertThat(Refusals.problemsOf(
                        () -> driver.findPage("note", Query.query().limit(1).build())))
                .containsExactly("INVALID_QUERY ");
    }

    @Test
    void moreKeysThanAStatementTakesAreRefused() {
        StringBuilder columns = new StringBuilder("id text");
        for (int number = 1; number <= 200; number++) {
            columns.append(", c").append(number);
        }
        db.runSql("create table wide (" + columns + ")");
        db.runSql("insert into wide (id, c200) values ('a', 1), ('a', 2)");
        QueryAST all = json("{'distinct': true, 'limit': 1}");
        String[] fields = new String[200];
        for (int place = 0; place < fields.length; place++) {
            fields[place] = "c" + (place + 1);
        }

        assertThat(Refusals.problemsOf(() -> driver.findPage("wide", all))).containsExactly("UNSUPPORTED ");
        assertThat(records("wide", all.toBuilder().fields(fields).build())).hasSize(2);
    }
}
