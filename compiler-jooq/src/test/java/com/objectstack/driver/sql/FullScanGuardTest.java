package com.objectstack.driver.sql;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.JdbcTestExecutor;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A driver that refuses full scans of tables with 20 records or more: 'entry' has 30, 'account' 5. */
class FullScanGuardTest {
    private static final ObjectSchema ENTRY = ObjectSchema.of(
            "entry",
            FieldSchema.of("account", FieldType.LOOKUP).withReference("account"),
            FieldSchema.of("amount", FieldType.NUMBER),
            FieldSchema.of("day", FieldType.DATE),
            FieldSchema.of("note", FieldType.JSON));

    private static final ObjectSchema ACCOUNT = ObjectSchema.of("account", FieldSchema.of("name", FieldType.TEXT));

    private final JdbcTestExecutor executor = new JdbcTestExecutor();
    private final SqlDataDriver driver = SqlDataDriver.over(executor, SqlDriverSettings.DEFAULTS.refusingFullScans(20));

    @BeforeEach
    void load() {
        driver.syncSchema(ENTRY);
        driver.syncSchema(ACCOUNT);
        driver.bulkCreate("entry", rows(30, i -> Map.of("id", "e" + i, "account", "a" + i % 5, "amount", i)));
        driver.bulkCreate("account", rows(5, i -> Map.of("id", "a" + i, "name", "Account " + i)));
        executor.log().clear();
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aFilterWithoutAnIndexIsRefusedWithTheIndexThatHelps() {
        DriverException refused = refusal(() -> find("entry", "{'where': {'amount': 7}}"));

        assertThat(refused.path()).isEmpty();
        assertThat(refused.getMessage()).contains("all records of 'entry'", "20 or more");
        assertThat(refused.hint()).contains("create index if not exists `idx_entry_amount` on `entry`(`amount`)");
    }

    @Test
    void theIndexOfTheHintLetsTheQueryThrough() {
        String query = "{'where': {'amount': {'$gte': 7}, 'day': '2026-01-01'}}";
        String hint = refusal(() -> find("entry", query)).hint().orElseThrow();

        driver.execute(hint);

        assertThat(hint).endsWith("on `entry`(`day`, `amount`)");
        assertThat(find("entry", query)).isEmpty();
    }

    @Test
    void anIndexMadeBehindTheDriversBackIsSeen() {
        String query = "{'where': {'amount': 7}}";
        refusal(() -> find("entry", query));

        executor.run(SqlStatement.write("create index other on entry (amount)", List.of()), Deadline.NONE);

        assertThat(find("entry", query)).hasSize(1);
    }

    @Test
    void anIndexThatIsDroppedIsMissed() {
        driver.execute("create index by_amount on entry (amount)");
        String query = "{'where': {'amount': 7}}";
        find("entry", query);

        driver.execute("drop index by_amount");

        refusal(() -> find("entry", query));
    }

    @Test
    void smallTablesAreScanned() {
        assertThat(find("account", "{'where': {'name': 'Account 3'}}")).hasSize(1);
    }

    @Test
    void recordsAreFoundByTheirIds() {
        assertThat(driver.findById("entry", "e7", DriverOptions.NONE)).isPresent();
        assertThat(find("entry", "{'where': {'id': {'$in': ['e1', 'e2']}}}")).hasSize(2);
    }

    @Test
    void aShortPageInTheOrderOfAnIndexIsNoScan() {
        assertThat(find("entry", "{'limit': 10, 'offset': 9}")).hasSize(10);
        assertThat(driver.findOne("entry", QueryAST.ALL, DriverOptions.NONE)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    as many records as make a table large; {'limit': 10, 'offset': 10}
                    an order without an index;             {'limit': 10, 'orderBy': [{'field': 'amount'}]}
                    a filter in front of the page;         {'limit': 10, 'where': {'amount': 7}}
                    no page;                               {}
                    """)
    void otherPagesAreScans(String why, String query) {
        assertThat(refusal(() -> find("entry", query)).path()).as(why).isEmpty();
    }

    @Test
    void anOrderIsHintedAtForAPage() {
        String query = "{'limit': 10, 'orderBy': [{'field': 'amount', 'order': 'desc'}, {'field': 'day'}]}";
        String hint = refusal(() -> find("entry", query)).hint().orElseThrow();

        driver.execute(hint);

        assertThat(hint).endsWith("on `entry`(`amount`, `day` desc, `id` desc)");
        assertThat(find("entry", query)).hasSize(10);
    }

    @Test
    void everyDoorIsGuarded() {
        QueryAST query = query("{'where': {'amount': 7}}");

        refusal(() -> driver.findOne("entry", query, DriverOptions.NONE));
        refusal(() -> driver.findStream("entry", query, DriverOptions.NONE));
        refusal(() -> driver.count("entry", query, DriverOptions.NONE));
        refusal(() -> driver.count("entry", query("{'limit': 1}"), DriverOptions.NONE));
        refusal(() -> driver.distinct("entry", "amount", field("day").isNull(), DriverOptions.NONE));
        refusal(() -> driver.updateMany("entry", query, Map.of("amount", 8), DriverOptions.NONE));
        refusal(() -> driver.deleteMany("entry", query, DriverOptions.NONE));

        assertThat(executor.log()).allMatch(statement -> statement.access() == SqlStatement.Access.READ);
        assertThat(driver.explain("entry", query, DriverOptions.NONE).planText())
                .contains("SCAN entry");
    }

    @Test
    void writesOfFoundRecordsRun() {
        driver.execute("create index by_amount on entry (amount)");
        QueryAST query = query("{'where': {'amount': {'$lt': 3}}}");

        assertThat(driver.updateMany("entry", query, Map.of("day", "2026-01-01"), DriverOptions.NONE))
                .isEqualTo(3);
        assertThat(driver.deleteMany("entry", query, DriverOptions.NONE)).isEqualTo(3);
    }

    @Test
    void aJoinedTableIsNamedByItsPlace() {
        DriverException refused = refusal(() -> find("account", """
                {'joins': [{'type': 'left', 'object': 'entry', 'alias': 'e', 'on': {'account.id': {'$eq': {'$field': 'e.account'}}}}]}
                """));

        assertThat(refused.path()).isEqualTo("/joins/0");
        assertThat(refused.hint()).contains("create index if not exists `idx_entry_account` on `entry`(`account`)");
    }

    @Test
    void aPathIsFollowedById() {
        driver.execute("create index by_amount on entry (amount)");

        assertThat(find("entry", "{'where': {'amount': 7, 'account.name': 'Account 2'}}"))
                .hasSize(1);
    }

    @Test
    void aSubqueryIsNamedByItsPlace() {
        String query = """
                {'where': {'$exists': {'$query': {'object': 'entry', 'where': {'account': {'$eq': {'$field': 'outer.id'}}, 'amount': {'$gt': 28}}}}}}
                """;
        DriverException refused = refusal(() -> find("account", query));

        assertThat(refused.path()).isEqualTo("/where/$exists/$query/object");
        assertThat(refused.hint())
                .contains("create index if not exists `idx_entry_account_amount` on `entry`(`account`, `amount`)");
        driver.execute(refused.hint().orElseThrow());
        assertThat(find("account", query)).hasSize(1);
    }

    @Test
    void theCommonTableThatScansIsTheOneNamed() {
        driver.execute("create index by_amount on entry (amount)");

        DriverException refused = refusal(() -> find("few", """
                {'with': [
                  {'name': 'few', 'query': {'object': 'entry', 'where': {'amount': 3}, 'groupBy': ['account'], 'aggregations': [{'function': 'count', 'alias': 'n'}]}},
                  {'name': 'all', 'query': {'object': 'entry', 'groupBy': ['account'], 'aggregations': [{'function': 'count', 'alias': 'n'}]}}],
                 'joins': [{'type': 'inner', 'object': 'all', 'on': {'few.account': {'$eq': {'$field': 'all.account'}}}}]}
                """));

        assertThat(refused.problems()).extracting(Problem::path).containsExactly("/with/1/query/object");
    }

    @Test
    void rowsThatAQueryMakesForItselfAreNoTable() {
        driver.execute("create index by_account on entry (account, amount)");

        assertThat(find("entry", """
                {'where': {'account': 'a1'}, 'groupBy': ['amount'], 'aggregations': [{'function': 'count', 'alias': 'n'}], 'having': {'n': 1}, 'orderBy': [{'field': 'n'}]}
                """)).hasSize(6);
    }

    @Test
    void allTablesThatAreScannedAreNamed() {
        DriverException refused = refusal(() -> find("entry", """
                {'joins': [{'type': 'inner', 'object': 'entry', 'alias': 'other', 'on': {'entry.amount': {'$gt': {'$field': 'other.amount'}}}}]}
                """));

        assertThat(refused.problems()).extracting(Problem::path).containsExactlyInAnyOrder("", "/joins/0");
    }

    @Test
    void aPlaceInsideJsonIsIndexedAsAnExpression() {
        String query = "{'where': {'note.kind': 'x'}}";
        String hint = refusal(() -> find("entry", query)).hint().orElseThrow();

        driver.execute(hint);

        assertThat(hint).endsWith("on `entry`(json_extract(`note`, '$.\"kind\"'))");
        assertThat(find("entry", query)).isEmpty();
    }

    @Test
    void aStatementIsExplainedAndATableCountedOnce() {
        find("account", "{'where': {'name': 'Account 3'}}");
        find("account", "{'where': {'name': 'Account 4'}}");

        assertThat(executor.log())
                .extracting(SqlStatement::sql)
                .satisfiesExactly(
                        explained -> assertThat(explained).startsWith("explain query plan select"),
                        counted -> assertThat(counted)
                                .isEqualTo("select count(*) from (select 1 from `account` limit 20) as `first`"),
                        first -> assertThat(first).startsWith("select `id`"),
                        second -> assertThat(second).startsWith("select `id`"));
    }

    @Test
    void withoutTheSettingNothingIsExplained() {
        SqlDataDriver careless = SqlDataDriver.over(executor, SqlDriverSettings.DEFAULTS);

        assertThatCode(() -> careless.find("entry", QueryAST.ALL)).doesNotThrowAnyException();
        assertThat(executor.log()).extracting(SqlStatement::sql).noneMatch(sql -> sql.startsWith("explain"));
    }

    private static DriverException refusal(ThrowingCallable call) {
        DriverException refused = Refusals.of(call);
        assertThat(refused).isNotNull().extracting(DriverException::code).isEqualTo(ErrorCode.INVALID_QUERY);
        return refused;
    }

    private List<?> find(String object, String json) {
        return driver.find(object, query(json), DriverOptions.NONE);
    }

    private static QueryAST query(String json) {
        return QueryCodec.fromJson(json.replace('\'', '"'));
    }

    private static List<Map<String, Object>> rows(int count, IntFunction<Map<String, Object>> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }
}
