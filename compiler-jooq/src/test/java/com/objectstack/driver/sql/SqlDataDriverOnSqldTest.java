package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACME;
import static com.objectstack.driver.sql.TestDatabase.DEAL;
import static com.objectstack.driver.sql.TestDatabase.OTHER;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IntrospectedSchema.ForeignKey;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.HranaTestExecutor;
import com.objectstack.testing.sqld.RequiresSqld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements of a driver's own making, introspection above all, on the real libSQL server. */
@RequiresSqld
class SqlDataDriverOnSqldTest {
    private SqlDataDriver driver;

    @BeforeEach
    void connect(HranaTestClient client) {
        driver = SqlDataDriver.over(new HranaTestExecutor(client), SqlDriverSettings.DEFAULTS);
        driver.introspectSchema().tables().keySet().forEach(driver::dropCollection);
        driver.syncSchema(DEAL);
    }

    @Test
    void recordsAreWrittenAndReturnedInInputOrder() {
        List<DataRecord> records =
                driver.bulkCreate("deal", List.of(data("amount", 1), data("amount", 2.5), data("code", "c")), ACME);
        List<DataRecord> updated = driver.bulkUpdate(
                "deal", List.of(new RecordUpdate(records.get(1).id(), data("amount", 9))), ACME);

        assertThat(records).extracting(r -> r.get("amount")).containsExactly(1L, 2.5, null);
        assertThat(updated).singleElement().satisfies(r -> assertThat(r).containsEntry("amount", 9L));
    }

    @Test
    void anUpsertFindsTheIndexPerTenant() {
        driver.upsert("deal", data("code", "c", "amount", 1), List.of("code"), ACME);
        driver.upsert("deal", data("code", "c", "amount", 2), List.of("code"), OTHER);

        assertThat(driver.upsert("deal", data("code", "c", "amount", 3), List.of("code"), ACME))
                .containsEntry("amount", 3L)
                .containsEntry("organization_id", "acme");
        assertThat(Refusals.of(() -> driver.upsert("deal", data("amount", 3), List.of("amount"), ACME))
                        .code())
                .isEqualTo(ErrorCode.CONFLICT_TARGET);
    }

    @Test
    void aTableIsExtendedAndDuplicatesAreFound() {
        driver.create("deal", data("amount", 1), ACME);
        driver.create("deal", data("amount", 1), ACME);

        try (CapturedLog log = new CapturedLog()) {
            driver.syncSchema(ObjectSchema.of(
                    "deal",
                    FieldSchema.of("amount", FieldType.NUMBER).withUnique(Uniqueness.GLOBAL),
                    FieldSchema.of("stage", FieldType.SELECT).withDefault("new")));

            assertThat(log.errors()).singleElement().asString().contains("uniq_deal_amount");
        }
        assertThat(driver.create("deal", data())).containsEntry("stage", "new");
    }

    @Test
    void pagesTileTheResultWhateverTheValues() {
        driver.execute("create table log (id integer primary key, v)");
        driver.execute("insert into log values (2, null), (10, 1), (1, 1.0), (3, 9007199254740993),"
                + " (4, 9007199254740992.0), (5, 'a'), (6, x'00ff'), (7, -0.0), (8, 0.1), (9, x'00'), (11, 1e300)");
        for (SortNode order :
                List.of(SortNode.asc("v"), SortNode.desc("v"), SortNode.asc("v").nullsLast())) {
            QueryAST all = Query.query().orderBy(order).build();

            assertThat(walk("log", all.toBuilder().limit(1)))
                    .extracting(DataRecord::id)
                    .isEqualTo(
                            driver.find("log", all).stream().map(DataRecord::id).toList());
        }
    }

    @Test
    void asManyKeysAsAreAllowedAreNotTooDeep() {
        String[] fields =
                IntStream.rangeClosed(1, 200).mapToObj(place -> "c" + place).toArray(String[]::new);
        driver.execute("create table wide (id text, " + String.join(", ", fields) + ")");
        driver.execute("insert into wide (id, c200) values ('a', 1), ('a', 2), ('b', 2)");

        assertThat(walk("wide", Query.query().fields(fields).distinct().limit(1)))
                .extracting(one -> one.get("c200"))
                .containsExactly(1L, 2L);
    }

    private List<DataRecord> walk(String object, Query query) {
        List<DataRecord> all = new ArrayList<>();
        while (true) {
            Page page = driver.findPage(object, query.build());
            all.addAll(page.records());
            if (page.nextCursor() == null) {
                return all;
            }
            query.cursor(page.nextCursor());
        }
    }

    @Test
    void whatAStatementRaisesPointsToItsNode() {
        driver.syncSchema(
                ObjectSchema.of("node", FieldSchema.of("up", FieldType.TREE), FieldSchema.of("n", FieldType.NUMBER)));
        driver.bulkCreate(
                "node",
                List.of(Map.of("id", "a", "n", 1), Map.of("id", "b", "up", "a", "n", 2), Map.of("id", "c", "up", "b")));

        assertThat(raised("{'where': {'n': {'$gt': {'$query': {'object': 'node', 'fields': ['n']}}}}}", "node"))
                .isEqualTo("/where/n/$gt/$query");
        assertThat(raised(
                        "{'with': [{'name': 'rise', 'recursive': true, 'maxDepth': 1,"
                                + " 'query': {'object': 'node', 'fields': ['id', 'up'], 'where': {'id': 'c'}},"
                                + " 'step': {'object': 'node', 'fields': ['id', 'up'], 'joins': [{'type': 'inner',"
                                + " 'object': 'rise', 'on': {'id': {'$eq': {'$field': 'rise.up'}}}}]}}]}",
                        "rise"))
                .isEqualTo("/with/0/maxDepth");
    }

    private String raised(String query, String object) {
        QueryAST ast = QueryCodec.fromJson(JsonText.parse(query.replace('\'', '"'), ErrorCode.INVALID_QUERY));
        DriverException raised = catchThrowableOfType(DriverException.class, () -> driver.find(object, ast));
        assertThat(raised.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
        return raised.path();
    }

    @Test
    void aTableCreatedElsewhereIsKnown() {
        driver.execute("create table log (id integer primary key, line)");

        assertThat(driver.create("log", data("line", "a"))).containsEntry("id", "1");
    }

    @Test
    void theSchemaIsReadBack() {
        driver.execute("create table child (id text primary key, deal references deal)");

        assertThat(driver.introspectSchema().tables()).containsOnlyKeys("deal", "child");
        assertThat(driver.introspectSchema().tables().get("child").foreignKeys())
                .containsExactly(new ForeignKey("deal", "deal", "id", "fk_child_deal"));
    }
}
