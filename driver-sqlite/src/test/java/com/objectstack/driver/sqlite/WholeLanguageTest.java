package com.objectstack.driver.sqlite;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Joins, paths, subqueries and common tables beyond what a golden query shows: errors while running, writes, streams. */
class WholeLanguageTest {
    private IDataDriver driver;

    @BeforeEach
    void load() {
        driver = SqliteDriver.inMemory();
        driver.syncSchema(ObjectSchema.of("team", FieldSchema.of("name", FieldType.TEXT)));
        driver.syncSchema(ObjectSchema.of(
                "person",
                FieldSchema.of("name", FieldType.TEXT),
                FieldSchema.of("age", FieldType.NUMBER),
                FieldSchema.lookup("team", "team"),
                FieldSchema.of("boss", FieldType.TREE)));
        driver.bulkCreate("team", List.of(Map.of("id", "t1", "name", "red"), Map.of("id", "t2", "name", "blue")));
        driver.bulkCreate(
                "person",
                List.of(
                        Map.of("id", "p1", "name", "Ann", "age", 60, "team", "t1"),
                        Map.of("id", "p2", "name", "Bob", "age", 40, "team", "t1", "boss", "p1"),
                        Map.of("id", "p3", "name", "Cid", "age", 20, "team", "t2", "boss", "p2"),
                        Map.of("id", "p4", "name", "Dan", "age", 30)));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aSecondRowOfAScalarSubqueryIsAnErrorAtItsPlace() {
        QueryAST query = json("{'where': {'age': {'$gt': {'$query': {'object': 'person', 'fields': ['age']}}}}}");

        DriverException refusal = catchThrowableOfType(DriverException.class, () -> driver.find("person", query));

        assertThat(refusal.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
        assertThat(refusal.path()).isEqualTo("/where/age/$gt/$query");
    }

    @Test
    void aRecursionPastItsDepthIsAnErrorNotATruncation() {
        QueryAST query = json("{'with': [{'name': 'up', 'recursive': true, 'maxDepth': 1,"
                + " 'query': {'object': 'person', 'fields': ['id', 'boss'], 'where': {'id': 'p3'}},"
                + " 'step': {'object': 'person', 'fields': ['id', 'boss'], 'joins': [{'type': 'inner', 'object': 'up',"
                + " 'on': {'id': {'$eq': {'$field': 'up.boss'}}}}]}}]}");

        DriverException refusal = catchThrowableOfType(DriverException.class, () -> driver.find("up", query));

        assertThat(refusal.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
        assertThat(refusal.path()).isEqualTo("/with/0/maxDepth");
    }

    @Test
    void anErrorInsideAnExpansionPointsIntoTheWholeQuery() {
        QueryAST query = json("{'expand': {'team': {'where': {'id': {'$eq': {'$query':"
                + " {'object': 'person', 'fields': ['team']}}}}}}}");

        DriverException refusal = catchThrowableOfType(DriverException.class, () -> driver.find("person", query));

        assertThat(refusal.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
        assertThat(refusal.path()).isEqualTo("/expand/team/where/id/$eq/$query");
    }

    @Test
    void anErrorInsideANestedQueryPointsIntoTheWholeQuery() {
        QueryAST query = json("{'where': {'$exists': {'$query': {'object': 'team', 'where': {'id': {'$eq': {'$query':"
                + " {'object': 'person', 'fields': ['team']}}}}}}}}");

        DriverException refusal = catchThrowableOfType(DriverException.class, () -> driver.find("person", query));

        assertThat(refusal.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
        assertThat(refusal.path()).isEqualTo("/where/$exists/$query/where/id/$eq/$query");
    }

    @Test
    void anErrorInsideACommonTablePointsIntoTheWholeQuery() {
        QueryAST query = json("{'with': [{'name': 'old', 'query': {'object': 'person', 'fields': ['id'],"
                + " 'where': {'age': {'$gt': {'$query': {'object': 'person', 'fields': ['age']}}}}}}]}");

        DriverException refusal = catchThrowableOfType(DriverException.class, () -> driver.find("old", query));

        assertThat(refusal.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
        assertThat(refusal.path()).isEqualTo("/with/0/query/where/age/$gt/$query");
    }

    @Test
    void aRecursionInsideAJoinedQueryPointsIntoTheWholeQuery() {
        QueryAST query = json("{'joins': [{'type': 'inner', 'object': 'up', 'on': {'id': {'$eq': {'$field': 'up.id'}}},"
                + " 'subquery': {'object': 'up', 'with': [{'name': 'up', 'recursive': true, 'maxDepth': 1,"
                + " 'query': {'object': 'person', 'fields': ['id', 'boss'], 'where': {'id': 'p3'}},"
                + " 'step': {'object': 'person', 'fields': ['id', 'boss'], 'joins': [{'type': 'inner', 'object': 'up',"
                + " 'on': {'id': {'$eq': {'$field': 'up.boss'}}}}]}}]}}]}");

        DriverException refusal = catchThrowableOfType(DriverException.class, () -> driver.find("person", query));

        assertThat(refusal.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
        assertThat(refusal.path()).isEqualTo("/joins/0/subquery/with/0/maxDepth");
    }

    @Test
    void aJoinedQueryReadsTheJoinedObjectUnlessItNamesAnother() {
        QueryAST query = json("{'joins': [{'type': 'inner', 'object': 'team', 'alias': 't',"
                + " 'on': {'team': {'$eq': {'$field': 't.id'}}}, 'subquery': {'where': {'name': 'red'}}}],"
                + " 'orderBy': [{'field': 'id'}]}");

        assertThat(ids("person", query)).containsExactly("p1", "p2");
    }

    @Test
    void aStepThatReadsItsTableInAQueryInsideIsRefused() {
        QueryAST query = json("{'with': [{'name': 'up', 'recursive': true,"
                + " 'query': {'object': 'person', 'fields': ['id', 'boss'], 'where': {'id': 'p3'}},"
                + " 'step': {'object': 'person', 'fields': ['id', 'boss'], 'joins': [{'type': 'inner', 'object': 'person',"
                + " 'alias': 't', 'on': {'id': {'$eq': {'$field': 't.boss'}}}, 'subquery': {'object': 'up'}}]}}]}");

        DriverException refusal = catchThrowableOfType(DriverException.class, () -> driver.find("up", query));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_QUERY);
        assertThat(refusal.path()).isEqualTo("/with/0/step");
    }

    @Test
    void aTreeIsWalkedToItsRoot() {
        QueryAST query = json("{'with': [{'name': 'up', 'recursive': true,"
                + " 'query': {'object': 'person', 'fields': ['id', 'boss'], 'where': {'id': 'p3'}},"
                + " 'step': {'object': 'person', 'fields': ['id', 'boss'], 'joins': [{'type': 'inner', 'object': 'up',"
                + " 'on': {'id': {'$eq': {'$field': 'up.boss'}}}}]}}], 'orderBy': [{'field': 'id'}]}");

        assertThat(ids("up", query)).containsExactly("p1", "p2", "p3");
    }

    @Test
    void pathsFollowATreeOverSeveralLevels() {
        QueryAST query = Query.matching(field("boss.boss.name").eq("Ann")).build();

        assertThat(ids("person", query)).containsExactly("p3");
    }

    @Test
    void recordsAreUpdatedByWhatTheirReferencesReach() {
        long changed = driver.updateMany(
                "person", Query.matching(field("team.name").eq("red")).build(), Map.of("age", 1));

        assertThat(changed).isEqualTo(2);
        assertThat(ids(
                        "person",
                        Query.matching(field("age").eq(1)).orderBy("id").build()))
                .containsExactly("p1", "p2");
    }

    @Test
    void recordsAreDeletedByACorrelatedSubquery() {
        QueryAST bosses = json(
                "{'where': {'$exists': {'$query': {'object': 'person', 'where': {'boss': {'$eq': {'$field': 'outer.id'}}}}}}}");

        assertThat(driver.deleteMany("person", bosses)).isEqualTo(2);
        assertThat(ids("person", Query.query().orderBy("id").build())).containsExactly("p3", "p4");
    }

    @Test
    void recordsAreUpdatedThroughACommonTable() {
        QueryAST old = json("{'with': [{'name': 'old', 'query': {'object': 'person', 'fields': ['id'],"
                + " 'where': {'age': {'$gte': 40}}}}],"
                + " 'where': {'id': {'$in': {'$query': {'object': 'old', 'fields': ['id']}}}}}");

        assertThat(driver.updateMany("person", old, Map.of("name", "old"))).isEqualTo(2);
    }

    @Test
    void aStreamOfAJoinHasTheRecordsOfFind() {
        QueryAST query =
                json("{'joins': [{'type': 'left', 'object': 'team', 'on': {'team': {'$eq': {'$field': 'team_.id'}}},"
                        + " 'alias': 'team_'}], 'orderBy': [{'field': 'age'}]}");

        try (RecordStream stream = driver.findStream("person", query)) {
            assertThat(stream.stream().toList()).isEqualTo(driver.find("person", query));
        }
    }

    @Test
    void nothingJoinedIsANullRecord() {
        QueryAST query = json(
                "{'joins': [{'type': 'left', 'object': 'team', 'alias': 'in',"
                        + " 'on': {'team': {'$eq': {'$field': 'in.id'}}}}], 'where': {'id': {'$in': ['p1', 'p4']}}, 'orderBy': [{'field': 'id'}]}");

        List<DataRecord> people = driver.find("person", query);

        assertThat(people.get(0).getMap("in")).containsEntry("name", "red");
        assertThat(people.get(1).getMap("in")).isNull();
    }

    @Test
    void thePlanOfAJoinIsExplained() {
        QueryAST query = Query.matching(field("team.name").eq("red")).build();

        assertThat(driver.explain("person", query, DriverOptions.NONE).planText())
                .contains("team");
    }

    private List<String> ids(String object, QueryAST query) {
        return driver.find(object, query).stream().map(DataRecord::id).toList();
    }

    private static QueryAST json(String text) {
        return QueryCodec.fromJson(text.replace('\'', '"'));
    }
}
