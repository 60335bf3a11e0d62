package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.ACME;
import static com.objectstack.driver.sql.TestDatabase.DEAL;
import static com.objectstack.driver.sql.TestDatabase.OTHER;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Everything;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.JdbcTestExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes that are done once, however often they are asked for. */
class IdempotencyTest {
    private static final DriverOptions KEY = DriverOptions.NONE.withIdempotencyKey("k1");
    private static final String PATH = "/options/idempotencyKey";
    private static final String ROWS = "select count(*) from _objectstack_idempotency";

    private final TestDatabase db = new TestDatabase(ACCOUNT, DEAL);

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aCreateThatWasDoneGivesTheRecordAsItIsNow() {
        DataRecord made = db.driver.create("account", data("name", "Ann"), KEY);
        assertThat(db.driver.create("account", data("name", "Ann"), KEY)).isEqualTo(made);

        db.driver.update("account", String.valueOf(made.id()), data("name", "Bea"));

        assertThat(db.driver.create("account", data("name", "Ann"), KEY).get("name"))
                .isEqualTo("Bea");
        assertThat(db.driver.count("account", QueryAST.ALL)).isEqualTo(1);
    }

    @Test
    void recordsThatWereCreatedTogetherComeAgainInTheirOrder() {
        List<Map<String, Object>> rows = List.of(Map.of("id", "z"), Map.of("name", "Ann"), Map.of("id", "a"));

        List<DataRecord> made = db.driver.bulkCreate("account", rows, KEY);

        assertThat(db.driver.bulkCreate("account", rows, KEY)).isEqualTo(made);
        assertThat(db.driver.bulkCreate("account", List.of(), KEY.withIdempotencyKey("none")))
                .isEmpty();
        assertThat(db.driver.bulkCreate("account", List.of(), KEY.withIdempotencyKey("none")))
                .isEmpty();
        assertThat(db.driver.count("account", QueryAST.ALL)).isEqualTo(3);
    }

    @Test
    void anUpdateIsNotRepeatedOverALaterOne() {
        db.driver.create("account", data("id", "1", "name", "Ann"));
        db.driver.update("account", "1", data("name", "Bea"), KEY);
        db.driver.update("account", "1", data("name", "Cleo"));

        Optional<DataRecord> again = db.driver.update("account", "1", data("name", "Bea"), KEY);

        assertThat(again).map(record -> record.get("name")).contains("Cleo");
    }

    @Test
    void anUpdateThatFoundNothingIsAnsweredSoAgain() {
        assertThat(db.driver.update("account", "1", data("name", "Ann"), KEY)).isEmpty();
        db.driver.create("account", data("id", "1", "name", "Bea"));

        assertThat(db.driver.update("account", "1", data("name", "Ann"), KEY)).isEmpty();
        assertThat(db.driver.findById("account", "1").orElseThrow().get("name")).isEqualTo("Bea");
    }

    @Test
    void anUpsertGivesTheRecordItMetOrMade() {
        db.driver.create("account", data("id", "1", "email", "ann@x"));
        Map<String, Object> merged = Map.of("email", "ann@x", "name", "Ann");
        db.driver.upsert("account", merged, List.of("email"), KEY);
        db.driver.update("account", "1", data("email", "bea@x"));

        DataRecord again = db.driver.upsert("account", merged, List.of("email"), KEY);

        assertThat(again.id()).isEqualTo("1");
        assertThat(again.get("email")).isEqualTo("bea@x");
        assertThat(db.driver.count("account", QueryAST.ALL)).isEqualTo(1);
    }

    @Test
    void aDeleteIsAnsweredAsItWas() {
        db.driver.create("account", data("id", "1"));
        DriverOptions other = KEY.withIdempotencyKey("k2");

        assertThat(db.driver.delete("account", "1", KEY)).isTrue();
        assertThat(db.driver.delete("account", "1", KEY)).isTrue();
        assertThat(db.driver.delete("account", "1", other)).isFalse();
        db.driver.create("account", data("id", "1"));
        assertThat(db.driver.delete("account", "1", other)).isFalse();
        assertThat(db.driver.count("account", QueryAST.ALL)).isEqualTo(1);
    }

    @Test
    void numbersAreDrawnOnce() {
        ObjectSchema ticket = ObjectSchema.of(
                "ticket", FieldSchema.of("no", FieldType.AUTONUMBER), FieldSchema.of("s", FieldType.TEXT));
        db.driver.syncSchema(ticket);
        db.driver.create("ticket", data("s", "a"), KEY);
        db.driver.create("ticket", data("s", "a"), KEY);

        DataRecord next = db.driver.create("ticket", data("s", "b"));

        assertThat(next.get("no")).asString().endsWith("2");
    }

    @Test
    void anotherRequestUnderTheKeyIsRefusedAndNothingIsDone() {
        db.driver.create("account", data("id", "1", "name", "Ann"), KEY);

        List.<Runnable>of(
                        () -> db.driver.create("account", data("id", "1", "name", "Bea"), KEY),
                        () -> db.driver.create("account", data("id", "1"), KEY),
                        () -> db.driver.update("account", "1", data("id", "1", "name", "Ann"), KEY),
                        () -> db.driver.delete("account", "1", KEY))
                .forEach(request -> {
                    DriverException refused = Refusals.of(request::run);
                    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_DATA);
                    assertThat(refused.path()).isEqualTo(PATH);
                    assertThat(refused.hint()).isPresent();
                });
        assertThat(db.driver.findById("account", "1").orElseThrow().get("name")).isEqualTo("Ann");
    }

    @Test
    void theOrderOfNamesAndTheFormOfNumbersMakeNoOtherRequest() {
        db.driver.create("account", data("id", "1", "name", "Ann", "balance", 5), KEY);

        db.driver.create("account", data("balance", 5.0, "name", "Ann", "id", "1"), KEY);

        assertThat(db.driver.count("account", QueryAST.ALL)).isEqualTo(1);
    }

    @Test
    void aKeyBelongsToAnObjectAndATenant() {
        db.driver.create("account", data(), KEY);
        db.driver.create("deal", data(), KEY);
        db.driver.create("deal", data(), ACME.withIdempotencyKey("k1"));
        db.driver.create("deal", data(), OTHER.withIdempotencyKey("k1"));
        db.driver.create("deal", data(), OTHER.withIdempotencyKey("k1"));

        assertThat(db.driver.count("account", QueryAST.ALL)).isEqualTo(1);
        assertThat(db.driver.count("deal", QueryAST.ALL)).isEqualTo(3);
    }

    @Test
    void aWriteThatFailedLeavesItsKeyFree() {
        db.driver.create("account", data("id", "1"));
        assertThat(Refusals.of(() -> db.driver.create("account", data("id", "1"), KEY))
                        .code())
                .isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(Refusals.of(() -> db.driver.create("account", data("nmae", "Ann"), KEY))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_FIELD);

        db.driver.create("account", data("id", "2"), KEY);

        assertThat(db.driver.count("account", QueryAST.ALL)).isEqualTo(2);
    }

    @Test
    void aKeyIsKnownForADay() {
        db.driver.create("account", data(), KEY);
        db.advance(Duration.ofHours(24).toMillis());
        db.driver.create("account", data(), KEY);
        assertThat(db.driver.count("account", QueryAST.ALL)).isEqualTo(1);

        db.advance(1);
        db.driver.create("account", data(), KEY);

        assertThat(db.driver.count("account", QueryAST.ALL)).isEqualTo(2);
        assertThat(db.value(ROWS)).isEqualTo(1L);
    }

    @Test
    void inACallersTransactionTheKeyIsKeptWithIt() {
        assertThat(Refusals.of(() -> db.driver.runInTransaction(tx -> {
                            tx.create("account", data("name", "Ann"), KEY);
                            tx.create("account", data("name", "Ann"), KEY);
                            assertThat(tx.count("account", QueryAST.ALL)).isEqualTo(1);
                            tx.create("account", data("nmae", "Ann"));
                        }))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_FIELD);
        assertThat(db.value(ROWS)).isEqualTo(0L);

        db.driver.runInTransaction(tx -> tx.create("account", data("name", "Ann"), KEY));
        db.driver.create("account", data("name", "Ann"), KEY);

        assertThat(db.driver.count("account", QueryAST.ALL)).isEqualTo(1);
    }

    @Test
    void aRefusalLeavesTheCallersTransactionUsable() {
        db.driver.create("account", data("id", "1"));

        db.driver.runInTransaction(tx -> {
            Refusals.of(() -> tx.create("account", data("id", "1"), KEY));
            tx.create("account", data("id", "2"), KEY);
        });

        assertThat(db.driver.count("account", QueryAST.ALL)).isEqualTo(2);
    }

    @Test
    void aRecordThatIsNoMoreIsNotMadeAgain() {
        db.driver.create("account", data("id", "1"), KEY);
        db.driver.delete("account", "1");

        DriverException refused = Refusals.of(() -> db.driver.create("account", data("id", "1"), KEY));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_DATA);
        assertThat(refused.path()).isEqualTo(PATH);
        assertThat(refused).hasMessageContaining("its record is no more");
    }

    static Stream<Arguments> otherOperations() {
        return Stream.of(
                Arguments.of("find", operation((driver, key) -> driver.find("account", QueryAST.ALL, key))),
                Arguments.of("findById", operation((driver, key) -> driver.findById("account", "1", key))),
                Arguments.of("findStream", operation((driver, key) -> driver.findStream("account", QueryAST.ALL, key))),
                Arguments.of("count", operation((driver, key) -> driver.count("account", QueryAST.ALL, key))),
                Arguments.of(
                        "distinct",
                        operation((driver, key) -> driver.distinct("account", "name", new Everything(), key))),
                Arguments.of("explain", operation((driver, key) -> driver.explain("account", QueryAST.ALL, key))),
                Arguments.of(
                        "updateMany",
                        operation((driver, key) -> driver.updateMany("account", QueryAST.ALL, data("name", "x"), key))),
                Arguments.of("deleteMany", operation((driver, key) -> driver.deleteMany("account", QueryAST.ALL, key))),
                Arguments.of(
                        "bulkUpdate",
                        operation((driver, key) ->
                                driver.bulkUpdate("account", List.of(new RecordUpdate("1", data("name", "x"))), key))),
                Arguments.of("bulkDelete", operation((driver, key) -> driver.bulkDelete("account", List.of("1"), key))),
                Arguments.of(
                        "execute", operation((driver, key) -> driver.execute("delete from account", List.of(), key))),
                Arguments.of("syncSchema", operation((driver, key) -> driver.syncSchema("account", ACCOUNT, key))),
                Arguments.of("dropTable", operation((driver, key) -> driver.dropTable("account", key))));
    }

    private interface Operation {
        void run(SqlDataDriver driver, DriverOptions key);
    }

    private static Operation operation(Operation operation) {
        return operation;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherOperations")
    void everyOtherOperationRefusesAKey(String name, Operation operation) {
        db.driver.create("account", data("id", "1", "name", "Ann"));

        DriverException refused = Refusals.of(() -> operation.run(db.driver, KEY));

        assertThat(refused.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(refused.path()).isEqualTo(PATH);
        assertThat(db.driver.findById("account", "1").orElseThrow().get("name")).isEqualTo("Ann");
    }

    @Test
    void aDatabaseWithoutTheTableRefusesAKey() {
        db.runSql("drop table _objectstack_idempotency");

        DriverException refused = Refusals.of(() -> db.driver.create("account", data(), KEY));

        assertThat(refused.code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(refused.path()).isEqualTo(PATH);
        assertThat(refused.hint().orElseThrow()).contains("synchronize");
        assertThat(db.driver.count("account", QueryAST.ALL)).isZero();
        db.driver.syncSchema(ACCOUNT);
        db.driver.create("account", data(), KEY);
    }

    @Test
    void aDriverWithoutTheCapabilityRefusesAKey() {
        Set<Capability> fewer = EnumSet.copyOf(SqlDriverSettings.SQL_CAPABILITIES.capabilities());
        fewer.remove(Capability.IDEMPOTENCY_KEYS);
        try (SqlDataDriver less = SqlDataDriver.over(
                new JdbcTestExecutor(),
                SqlDriverSettings.DEFAULTS.withCapabilities(new DriverCapabilities(fewer, Set.of(), Set.of())))) {
            less.syncSchema(ACCOUNT);

            assertThat(Refusals.of(() -> less.create("account", data(), KEY)).code())
                    .isEqualTo(ErrorCode.UNSUPPORTED);
        }
    }

    @Test
    void textThatNoDatabaseHoldsIsNoKey() {
        DriverOptions broken = DriverOptions.NONE.withIdempotencyKey("a\0b");

        assertThat(Refusals.of(() -> db.driver.create("account", data(), broken))
                        .code())
                .isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @Test
    void theTableIsNoObjectAndInNoIntrospection() {
        assertThat(db.driver.introspectSchema().tables()).doesNotContainKey("_objectstack_idempotency");
        assertThat(Refusals.of(() -> db.driver.find("_objectstack_idempotency", QueryAST.ALL))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_OBJECT);
    }

    @Test
    void recordsOfSomebodyElsesTableCanHaveAKey() {
        db.runSql("create table their_notes (note_id integer primary key, body text)");
        db.driver.registerExternalObject(ObjectSchema.of("note", FieldSchema.of("text", FieldType.TEXT))
                .asExternal("their_notes", Map.of("note_id", "id", "body", "text")));

        DataRecord made = db.driver.create("note", data("text", "a"), KEY);

        assertThat(db.driver.create("note", data("text", "a"), KEY)).isEqualTo(made);
        assertThat(db.value("select count(*) from their_notes")).isEqualTo(1L);
    }

    @Test
    void flushingPutOffSchemasMakesTheTableToo() {
        try (SqlDataDriver late = SqlDataDriver.over(new JdbcTestExecutor(), SqlDriverSettings.DEFAULTS)) {
            late.deferSchema();
            late.syncSchemasBatch(List.of(new ObjectDefinition("account", ACCOUNT)), DriverOptions.NONE);
            late.flushSchema();

            late.create("account", data("name", "Ann"), KEY);
            late.create("account", data("name", "Ann"), KEY);

            assertThat(late.count("account", QueryAST.ALL)).isEqualTo(1);
        }
    }

    @Test
    void aKeyedWriteIsToldAsOneOperation() {
        List<OperationEvent> told = new ArrayList<>();
        try (SqlDataDriver watched =
                SqlDataDriver.over(new JdbcTestExecutor(), SqlDriverSettings.DEFAULTS.withListener(told::add))) {
            watched.syncSchema(ACCOUNT);
            told.clear();

            watched.create("account", data("name", "Ann"), KEY);

            assertThat(told).extracting(OperationEvent::operation).containsExactly("create");
            assertThat(told.get(0).statements()).isEqualTo(new StatementCounts(0, 3, 0));
        }
    }
}
