package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.data;
import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What golden queries cannot say of expansion: how many statements run, and how. */
class ExpandTest {
    private static final ObjectSchema CITY =
            ObjectSchema.of("city", FieldSchema.of("name", FieldType.TEXT), FieldSchema.lookup("twin", "city"));

    private static final ObjectSchema PERSON = ObjectSchema.of(
            "person",
            FieldSchema.of("name", FieldType.TEXT),
            FieldSchema.lookup("home", "city"),
            FieldSchema.lookup("been", "city").asMultiple(),
            FieldSchema.lookup("old", "old_city"),
            FieldSchema.lookup("olds", "old_city").asMultiple());

    private static final QueryAST NAME = Query.query().fields("name").build();

    private final TestDatabase db = new TestDatabase(CITY, PERSON);
    private final SqlDataDriver driver = db.driver;

    @AfterEach
    void close() {
        db.close();
    }

    private void create(String object, @Nullable Object... namesAndValues) {
        driver.create(object, data(namesAndValues));
        db.executor.log().clear();
    }

    private List<DataRecord> find(Query query) {
        return driver.find("person", query.orderBy("id").build());
    }

    private List<String> statements() {
        return db.executor.log().stream().map(SqlStatement::sql).toList();
    }

    @Test
    void thereIsOneStatementForEachFieldAndLevelWhateverTheNumberOfRecords() {
        driver.bulkCreate(
                "city",
                IntStream.range(0, 3_000)
                        .mapToObj(n -> data("id", "c" + n, "name", "city " + n, "twin", "c" + (n + 1) % 3_000))
                        .toList());
        driver.bulkCreate(
                "person",
                IntStream.range(0, 10_000)
                        .mapToObj(n -> data(
                                "id",
                                "p" + (10_000 + n),
                                "home",
                                "c" + n % 3_000,
                                "been",
                                List.of("c" + n % 7, "c" + n % 11)))
                        .toList());
        db.executor.log().clear();
        QueryAST twin =
                Query.query().fields("name", "twin").expand("twin", NAME).build();
        QueryAST first = Query.query().fields("name").orderBy("name").limit(1).build();

        List<DataRecord> people = find(
                Query.query().fields("id", "home", "been").expand("home", twin).expand("been", first));

        assertThat(statements()).hasSize(4);
        assertThat(people).hasSize(10_000);
        DataRecord last = people.get(9_999);
        assertThat(last.getMap("home")).containsEntry("name", "city 999");
        assertThat(nested(last, "home").getMap("twin")).containsEntry("name", "city 1000");
        // 9,999 mod 7 is 3, mod 11 is 0.
        assertThat(last.getList("been")).hasSize(2).endsWith("c3").first().isEqualTo(Map.of("name", "city 0"));
    }

    @Test
    void recordsOfOneReferenceAreOneRecord() {
        create("city", "id", "c", "name", "Rome");
        create("person", "id", "1", "home", "c");
        create("person", "id", "2", "home", "c", "been", List.of("c"));

        List<DataRecord> people = find(Query.query().expand("home", NAME));

        assertThat(people.get(0).get("home")).isSameAs(people.get(1).get("home"));
    }

    @Test
    void whereThereIsNothingToReadNothingIsRun() {
        create("person", "id", "1", "been", List.of());
        QueryAST none = Query.query().limit(0).build();

        find(Query.query().where(field("id").eq("nobody")).expand("home", NAME));
        assertThat(statements()).hasSize(1);
        find(Query.query()
                .expand("home", NAME)
                .expand("been", Query.query().orderBy("name").build()));
        assertThat(statements()).hasSize(2);
        create("person", "id", "2", "home", "gone");
        find(Query.query().expand("home", none));
        assertThat(statements()).hasSize(1);
        find(Query.query().expand("home", Query.query().expand("twin", NAME).build()));
        assertThat(statements()).hasSize(3);
    }

    @Test
    void nothingIsRunForAQueryThatIsRefused() {
        QueryAST wrong = Query.query()
                .where(field("nam").eq("x"))
                .expand("home", Query.query().fields("nam").build())
                .build();

        assertThat(Refusals.problemsOf(() -> driver.find("person", wrong)))
                .containsExactly("UNKNOWN_FIELD /where/nam", "UNKNOWN_FIELD /expand/home/fields/0");
        assertThat(Refusals.problemsOf(() -> driver.findStream("person", wrong)))
                .hasSize(2);
        assertThat(Refusals.problemsOf(() -> driver.count("person", wrong))).hasSize(2);
        assertThat(Refusals.problemsOf(() -> driver.explain("person", wrong, DriverOptions.NONE)))
                .hasSize(2);
        assertThat(statements()).isEmpty();
    }

    @Test
    void topIsAnotherSpellingOfLimit() {
        create("city", "id", "c", "name", "Rome");
        create("person", "id", "1", "home", "c", "been", List.of("c", "c2"));
        Query top = Query.query().fields("name").top(0);

        DataRecord person = find(Query.query().expand("home", top.build()).expand("been", top.build()))
                .get(0);

        assertThat(person).containsEntry("home", "c").containsEntry("been", List.of("c", "c2"));
        assertThat(Refusals.problemsOf(
                        () -> find(Query.query().expand("home", top.limit(1).build()))))
                .containsExactly("INVALID_QUERY /expand/home/top");
    }

    @Test
    void aQueryThatWritesExpandsNothing() {
        QueryAST query = Query.query().expand("home", NAME).build();

        assertThat(Refusals.problemsOf(() -> driver.deleteMany("person", query)))
                .containsExactly("INVALID_QUERY /expand");
    }

    @Test
    void cyclesEndAtTheLastLevelAskedFor() {
        create("city", "id", "a", "name", "A", "twin", "b");
        create("city", "id", "b", "name", "B", "twin", "a");
        QueryAST twin = Query.query().fields("twin").build();
        QueryAST two = Query.query().fields("twin").expand("twin", twin).build();
        QueryAST three = Query.query().fields("twin").expand("twin", two).build();

        DataRecord city = driver.findById("city", "a").orElseThrow();
        List<DataRecord> expanded = driver.find(
                "city",
                Query.matching(field("id").eq("a"))
                        .fields("id", "twin")
                        .expand("twin", three)
                        .build());

        assertThat(city).containsEntry("twin", "b");
        assertThat(expanded)
                .containsExactly(DataRecord.copyOf(data(
                        "id", "a", "twin", Map.of("twin", Map.of("twin", Map.of("twin", "a"))))));
    }

    @Test
    void findOneAndStreamsExpandAsFindDoes() {
        create("city", "id", "c", "name", "Rome");
        driver.bulkCreate(
                "person",
                IntStream.range(0, 1_200)
                        .mapToObj(n -> data("id", "p" + (1_000 + n), "home", n % 2 == 0 ? "c" : "x"))
                        .toList());
        QueryAST query = Query.query().expand("home", NAME).orderBy("id").build();

        List<DataRecord> found = driver.find("person", query);

        assertThat(driver.findOne("person", query)).contains(found.get(0));
        try (RecordStream stream = driver.findStream("person", query)) {
            assertThat(stream.stream()).isEqualTo(found);
        }
    }

    @Test
    void pagesAreExpandedAndSortedByTheIds() {
        create("city", "id", "c", "name", "Rome");
        create("person", "id", "1", "home", "c");
        create("person", "id", "2", "home", "c");
        QueryAST query =
                Query.query().expand("home", NAME).orderBy("home").limit(1).build();

        Page first = driver.findPage("person", query);
        String cursor = java.util.Objects.requireNonNull(first.nextCursor());
        Page second = driver.findPage("person", query.toBuilder().cursor(cursor).build());

        assertThat(first.records()).containsExactly(driver.find("person", query).get(0));
        assertThat(second.records())
                .singleElement()
                .satisfies(person ->
                        assertThat(person).containsEntry("id", "2").containsEntry("home", Map.of("name", "Rome")));
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void aStreamOnADatabaseOfOneConnectionIsReadAtOnceAndBlocksNobody() {
        create("city", "id", "c", "name", "Rome");
        create("person", "id", "1", "home", "c");
        List<Object> homes = new ArrayList<>();

        try (RecordStream stream =
                driver.findStream("person", Query.query().expand("home", NAME).build())) {
            driver.update("city", "c", data("name", "Roma"));
            stream.forEach(person -> homes.add(person.get("home")));
        }

        assertThat(homes).containsExactly(Map.of("name", "Rome"));
    }

    @Test
    void aTransactionExpandsWhatItHasWritten() {
        Object home = driver.<Object>inTransaction(tx -> {
            tx.create("city", data("id", "c", "name", "Rome"));
            tx.create("person", data("id", "1", "home", "c"));
            return homeOf(tx);
        });

        assertThat(home).isEqualTo(Map.of("name", "Rome"));
    }

    private static @Nullable Object homeOf(DataOperations operations) {
        return operations
                .findOne("person", Query.query().expand("home", NAME).build())
                .orElseThrow()
                .get("home");
    }

    @Test
    void aLevelThatFailsFailsTheReadAndHoldsNothing() {
        create("person", "id", "1", "home", "c");
        db.runSql("drop table city");

        DriverException failure = Refusals.of(
                () -> driver.find("person", Query.query().expand("home", NAME).build()));

        assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(driver.count("person", QueryAST.ALL)).isEqualTo(1);
    }

    @Test
    void wholeNumbersAreIdsOfTablesCreatedElsewhere() {
        for (String id : List.of("id integer primary key", "id", "id int", "id text")) {
            db.runSql("create table old_city (" + id + ", name text)");
            db.runSql("insert into old_city values (7, 'seven'), (12, 'twelve'), ('x', 'letter')"
                    .replace(", ('x', 'letter')", id.contains("primary") ? "" : ", ('x', 'letter')"));
            driver.upsert("person", data("id", "1", "old", "7", "olds", List.of("12", "07", 7, "x")), List.of("id"));
            QueryAST sorted =
                    Query.query().fields("name").orderBy("name").limit(2).build();

            DataRecord person =
                    find(Query.query().expand("old", NAME).expand("olds", NAME)).get(0);
            DataRecord cut = find(Query.query().expand("olds", sorted)).get(0);

            assertThat(person).as(id).containsEntry("old", Map.of("name", "seven"));
            Object letter = id.contains("primary") ? "x" : Map.of("name", "letter");
            assertThat(person.getList("olds"))
                    .as(id)
                    .containsExactly(Map.of("name", "twelve"), "07", Map.of("name", "seven"), letter);
            assertThat(cut.getList("olds"))
                    .as(id)
                    .containsExactly(
                            id.contains("primary") ? Map.of("name", "seven") : letter,
                            id.contains("primary") ? Map.of("name", "twelve") : Map.of("name", "seven"),
                            id.contains("primary") ? "07" : "12",
                            id.contains("primary") ? "x" : "07");
            driver.dropTable("old_city", DriverOptions.NONE);
        }
    }

    @Test
    void aTargetWithoutAnIdIsRefused() {
        db.runSql("create table old_city (name text)");

        assertThat(Refusals.problemsOf(() ->
                        driver.find("person", Query.query().expand("old", NAME).build())))
                .containsExactly("UNSUPPORTED /expand/old");
    }

    @Test
    void valuesThatAreNoIdsAreLeftAlone() {
        create("city", "id", "c", "name", "Rome");
        List<@Nullable Object> been = new ArrayList<>(List.of("c", Map.of("id", "c"), true, List.of("c")));
        been.add(null);
        create("person", "id", "1", "been", been);

        DataRecord person = find(Query.query().expand("been", NAME)).get(0);

        assertThat(person.getList("been"))
                .containsExactly(Map.of("name", "Rome"), Map.of("id", "c"), true, List.of("c"), null);
    }

    @Test
    void idsTooLongForOneValueAreAskedForInParts() {
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(n -> String.join("", Collections.nCopies(300_000, String.valueOf(n))))
                .toList();
        ids.forEach(id -> create("city", "id", id, "name", id.substring(0, 1)));
        create("person", "id", "1", "been", ids);
        create("person", "id", "2", "been", ids.subList(0, 2));
        create("person", "id", "3", "been", ids.subList(2, 3));
        QueryAST sorted =
                Query.query().fields("name").orderBy(SortNode.desc("name")).build();

        List<DataRecord> whole = find(Query.query().fields("been").expand("been", NAME));
        assertThat(statements()).hasSize(3);
        db.executor.log().clear();
        List<DataRecord> inOrder = find(Query.query().fields("been").expand("been", sorted));
        assertThat(statements()).hasSize(4);

        assertThat(names(whole)).containsExactly("012", "01", "2");
        assertThat(names(inOrder)).containsExactly("210", "10", "2");
    }

    private static List<String> names(List<DataRecord> people) {
        return people.stream()
                .map(person -> person.getList("been").stream()
                        .map(city -> ((DataRecord) city).getString("name"))
                        .collect(Collectors.joining()))
                .toList();
    }

    @Test
    void referencedRecordsAreFoundByTheirKey() {
        db.runSql("create table old_city (id integer primary key, name text)");
        create("person", "id", "1", "home", "c1", "been", List.of("c1", "c2"), "old", "1", "olds", List.of("1", "2"));
        QueryAST sorted = Query.query().orderBy("name").limit(1).build();
        QueryAST byPath = Query.query().orderBy("twin.name").limit(1).build();

        find(Query.query().expand("home", NAME).expand("been", sorted));
        find(Query.query().expand("old", NAME).expand("olds", sorted).expand("been", byPath));

        List<String> keySearches = List.copyOf(db.executor.log()).stream()
                .filter(statement -> statement.sql().contains("json_each"))
                .map(this::plan)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(step -> step.startsWith("SEARCH city USING") || step.startsWith("SEARCH old_city USING"))
                .toList();
        assertThat(keySearches)
                .containsExactly(
                        "SEARCH city USING INDEX sqlite_autoindex_city_1 (id=?)",
                        "SEARCH city USING INDEX sqlite_autoindex_city_1 (id=?)",
                        "SEARCH old_city USING INTEGER PRIMARY KEY (rowid=?)",
                        "SEARCH old_city USING INTEGER PRIMARY KEY (rowid=?)",
                        "SEARCH city USING INDEX sqlite_autoindex_city_1 (id=?)");
    }

    private String plan(SqlStatement statement) {
        SqlStatement explain = SqlStatement.read("explain query plan " + statement.sql(), statement.binds());
        return db.executor.run(explain, Deadline.NONE).rows().stream()
                .map(row -> String.valueOf(row[3]))
                .collect(Collectors.joining("\n"));
    }

    /** A person as a Java record; one nested record and one list. */
    record Person(String id, City home, @Nullable City other) {}

    /** A city as a Java record. */
    record City(String name) {}

    @Test
    void expandedRecordsAreReadIntoJavaRecords() {
        create("city", "id", "c", "name", "Rome");
        create("person", "id", "1", "home", "c");
        Selection other = new Selection.Nested("home", List.of(Selection.of("name")), "other");

        DataRecord person = find(Query.query()
                        .fields("id", "home")
                        .select(other)
                        .expand("home", NAME))
                .get(0);

        assertThat(person.as(Person.class)).isEqualTo(new Person("1", new City("Rome"), new City("Rome")));
    }

    @Test
    void explainIsAboutTheStatementOfTheRecordsThemselves() {
        QueryAST query = Query.query().expand("home", NAME).build();

        assertThat(driver.explain("person", query, DriverOptions.NONE).sql())
                .isEqualTo(driver.explain("person", QueryAST.ALL, DriverOptions.NONE)
                        .sql());
    }

    private static DataRecord nested(DataRecord record, String field) {
        return (DataRecord) java.util.Objects.requireNonNull(record.get(field));
    }
}
