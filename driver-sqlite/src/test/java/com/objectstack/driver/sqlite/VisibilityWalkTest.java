package com.objectstack.driver.sqlite;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sqlite.VisibilityWalk.Reason;
import com.objectstack.query.Everything;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.query.json.RecordCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Decisions 13 and 24 at every operation and every place: what an operation answers and leaves behind is the same
 * whether hidden records exist or not, and those stay as they were. Each case also sees them where it may, so that none
 * passes because it looks nowhere.
 */
class VisibilityWalkTest {
    private static final Map<Reason, VisibilityWalk> FULL = new EnumMap<>(Reason.class);
    private static final Map<Reason, VisibilityWalk> BARE = new EnumMap<>(Reason.class);

    /** Something done with a driver; what it answers is compared. */
    private interface Operation {
        Object on(SqlDataDriver driver, DriverOptions options);
    }

    @BeforeAll
    static void load() {
        for (Reason reason : Reason.values()) {
            FULL.put(reason, new VisibilityWalk(reason, true));
            BARE.put(reason, new VisibilityWalk(reason, false));
        }
    }

    @AfterAll
    static void close() {
        FULL.values().forEach(VisibilityWalk::close);
        BARE.values().forEach(VisibilityWalk::close);
        FULL.clear();
        BARE.clear();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("places")
    void hiddenRecordsAreNotRead(Reason reason, String place, String object, String json) {
        QueryAST query = QueryCodec.fromJson(JsonText.parse(json, ErrorCode.INVALID_QUERY));
        readsTheSame(reason, (driver, options) -> everyWayToRead(driver, object, query, options));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("reads")
    void hiddenRecordsAreNotSeen(Reason reason, String name, Operation read) {
        readsTheSame(reason, read);
    }

    private static void readsTheSame(Reason reason, Operation read) {
        SqlDataDriver full = Objects.requireNonNull(FULL.get(reason)).driver;
        Object seen = read.on(full, reason.scoped);

        assertThat(seen)
                .as("as without what is hidden")
                .isEqualTo(read.on(Objects.requireNonNull(BARE.get(reason)).driver, reason.scoped));
        assertThat(read.on(full, reason.open))
                .as("where hidden records may be seen")
                .isNotEqualTo(seen);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("writes")
    void hiddenRecordsAreNotWritten(Reason reason, String name, Operation write) {
        try (VisibilityWalk full = new VisibilityWalk(reason, true);
                VisibilityWalk bare = new VisibilityWalk(reason, false);
                VisibilityWalk open = new VisibilityWalk(reason, true)) {
            List<String> hidden = full.rows(true);

            Object answer = write.on(full.driver, reason.scoped);

            assertThat(answer).as("as without what is hidden").isEqualTo(write.on(bare.driver, reason.scoped));
            assertThat(full.rows(false)).as("visible rows").isEqualTo(bare.rows(false));
            assertThat(full.rows(true)).as("hidden rows").isEqualTo(hidden);
            write.on(open.driver, reason.open);
            assertThat(open.rows(true).equals(hidden) && open.rows(false).equals(full.rows(false)))
                    .as("no difference where hidden records may be seen")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void anUpsertThatMeetsAHiddenRecordIsRefused(Reason reason) {
        try (VisibilityWalk full = new VisibilityWalk(reason, true)) {
            full.driver.update("deal", "x1", Map.of("code", "c-1"), DriverOptions.NONE.withDeleted(true, false));
            List<String> hidden = full.rows(true);
            List<String> visible = full.rows(false);

            Databases.fails(
                    ErrorCode.UNIQUE_VIOLATION,
                    () -> full.driver.upsert("deal", Map.of("id", "x1", "amount", 1), List.of(), reason.scoped));
            Databases.fails(
                    ErrorCode.UNIQUE_VIOLATION,
                    () -> full.driver.upsert("deal", Map.of("code", "c-1"), List.of("code"), reason.scoped));
            Databases.fails(
                    ErrorCode.UNIQUE_VIOLATION, () -> full.driver.create("deal", Map.of("id", "x1"), reason.scoped));
            Databases.fails(
                    ErrorCode.UNIQUE_VIOLATION,
                    () -> full.driver.bulkCreate(
                            "deal", List.of(Map.of("id", "n1"), Map.of("code", "c-1")), reason.scoped));

            assertThat(full.rows(true)).isEqualTo(hidden);
            assertThat(full.rows(false)).isEqualTo(visible);
        }
    }

    /** The record's score counts all texts of the index, hidden ones too; which records there are does not. */
    private static Object everyWayToRead(SqlDataDriver driver, String object, QueryAST query, DriverOptions options) {
        List<Object> answers = new ArrayList<>();
        answers.add(plain(driver.find(object, query, options)));
        answers.add(plain(driver.findOne(object, query, options).stream().toList()));
        if (query.limit() == null && query.cursor() == null && query.offset() == null) {
            Page page = driver.findPage(object, query.toBuilder().limit(2).build(), options);
            answers.add(plain(page.records()));
            answers.add(page.nextCursor() != null);
        }
        try (RecordStream stream = driver.findStream(object, query, options)) {
            answers.add(plain(stream.stream().toList()));
        }
        answers.add(driver.count(object, query, options));
        return answers;
    }

    private static List<String> plain(List<DataRecord> records) {
        return records.stream()
                .map(record -> RecordCodec.toJson(record).without("_score").toString())
                .toList();
    }

    static Stream<Arguments> places() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(VisibilityWalkTest.class.getResourceAsStream("/visibility/places.txt"))) {
            List<String[]> places = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 3))
                    .toList();
            return everyReason(places.stream().map(place -> (Object[]) place).toList());
        }
    }

    static Stream<Arguments> reads() {
        return everyReason(List.of(
                read("findById", (d, o) -> d.findById("deal", "x1", o)),
                read("distinct values", (d, o) -> d.distinct("deal", "amount", new Everything(), o)),
                read(
                        "distinct values by a path",
                        (d, o) -> d.distinct(
                                "deal", "stage", field("account.region").eq("eu"), o)),
                read("distinct values of a path", (d, o) -> d.distinct("deal", "account.name", new Everything(), o)),
                read("within a transaction", (d, o) -> d.inTransaction(t -> plain(t.find("deal", QueryAST.ALL, o))))));
    }

    static Stream<Arguments> writes() {
        Map<String, Object> more = Map.of("amount", 7);
        return everyReason(List.of(
                read("update", (d, o) -> d.update("deal", "x1", more, o)),
                read(
                        "update without data",
                        (d, o) -> List.of(d.update("deal", "x1", Map.of(), o), d.update("deal", "x2", more, o))),
                read("delete", (d, o) -> d.delete("deal", "x1", o.withDeleted(o.includeDeleted(), true))),
                read(
                        "bulkUpdate",
                        (d, o) -> d.bulkUpdate(
                                "deal", List.of(new RecordUpdate("d1", more), new RecordUpdate("x1", more)), o)),
                read("bulkDelete", (d, o) -> {
                    d.bulkDelete("deal", List.of("d1", "x1"), o.withDeleted(o.includeDeleted(), true));
                    return "";
                }),
                read("updateMany", (d, o) -> d.updateMany("deal", QueryAST.ALL, more, o)),
                read(
                        "updateMany of the first",
                        (d, o) -> d.updateMany(
                                "deal",
                                query("{'orderBy': [{'field': 'amount', 'order': 'desc'}], 'limit': 2}"),
                                more,
                                o)),
                read(
                        "updateMany by a path",
                        (d, o) -> d.updateMany("deal", query("{'where': {'account.region': 'eu'}}"), more, o)),
                read(
                        "updateMany by a subquery",
                        (d, o) -> d.updateMany(
                                "deal",
                                query("{'where': {'amount': {'$lt': {'$query': {'object': 'deal', 'aggregations':"
                                        + " [{'function': 'avg', 'field': 'amount', 'alias': 'm'}]}}}}}"),
                                more,
                                o)),
                read(
                        "updateMany by a common table",
                        (d, o) -> d.updateMany(
                                "account",
                                query(
                                        "{'with': [{'name': 'big', 'query': {'object': 'deal', 'fields': ['account']}}],"
                                                + " 'where': {'id': {'$in': {'$query': {'object': 'big', 'fields': ['account']}}}}}"),
                                Map.of("region", "moon"),
                                o)),
                read(
                        "deleteMany",
                        (d, o) -> d.deleteMany("deal", QueryAST.ALL, o.withDeleted(o.includeDeleted(), true))),
                read(
                        "deleteMany of the first",
                        (d, o) -> d.deleteMany(
                                "deal",
                                query("{'orderBy': [{'field': 'amount', 'order': 'desc'}], 'limit': 1}"),
                                o.withDeleted(o.includeDeleted(), true))),
                read(
                        "deleteMany by a path",
                        (d, o) -> d.deleteMany(
                                "deal",
                                query("{'where': {'account.region': {'$ne': 'us'}}}"),
                                o.withDeleted(o.includeDeleted(), true))),
                read(
                        "deleteMany by exists",
                        (d, o) -> d.deleteMany(
                                "account",
                                query("{'where': {'$exists': {'$query': {'object': 'deal', 'where':"
                                        + " {'account': {'$eq': {'$field': 'outer.id'}}, 'stage': 'lost'}}}}}"),
                                o.withDeleted(o.includeDeleted(), true))),
                read(
                        "upsert, bulkCreate and what they see",
                        (d, o) -> List.of(
                                d.upsert("deal", Map.of("id", "d1", "amount", 7), List.of(), o),
                                d.upsert("deal", Map.of("id", "d9", "amount", 7), List.of(), o),
                                d.bulkCreate("deal", List.of(Map.of("id", "d8"), Map.of("id", "d7")), o),
                                d.updateMany(
                                        "deal", query("{'where': {'amount': 100}}"), Map.of("stage", "new"), o)))));
    }

    private static QueryAST query(String json) {
        return QueryCodec.fromJson(JsonText.parse(json.replace('\'', '"'), ErrorCode.INVALID_QUERY));
    }

    private static Object[] read(String name, Operation operation) {
        return new Object[] {name, operation};
    }

    private static Stream<Arguments> everyReason(List<Object[]> cases) {
        return Arrays.stream(Reason.values())
                .flatMap(reason -> cases.stream()
                        .map(one -> Stream.concat(Stream.of(reason), Arrays.stream(one))
                                .toArray()))
                .map(Arguments::of);
    }
}
