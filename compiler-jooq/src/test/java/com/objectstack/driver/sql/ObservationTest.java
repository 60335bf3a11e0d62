package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.data;
import static com.objectstack.driver.sql.TestDatabase.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.JdbcTestExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a listener is told of operations. */
class ObservationTest {
    private final List<OperationEvent> told = new ArrayList<>();
    private final SqlDataDriver db = over(new JdbcTestExecutor(), told::add);

    private static SqlDataDriver over(SqlExecutor executor, OperationListener listener) {
        return SqlDataDriver.over(executor, SqlDriverSettings.DEFAULTS.withListener(listener));
    }

    @BeforeEach
    void twoAccounts() {
        db.syncSchema(ACCOUNT);
        db.bulkCreate("account", List.of(data("id", "1", "email", "ann@x"), data("id", "2", "email", "bob@x")));
        told.clear();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aReadIsToldWithItsRowsAndStatements() {
        db.find("account", QueryAST.ALL);

        OperationEvent event = only();
        assertThat(event.operation()).isEqualTo("find");
        assertThat(event.objects()).containsExactly("account");
        assertThat(event.statements()).isEqualTo(new StatementCounts(1, 0, 0));
        assertThat(event.rows()).isEqualTo(2);
        assertThat(event.took()).isPositive();
        assertThat(event.failure()).isEmpty();
        assertThat(event.transaction()).isEmpty();
        assertThat(event.cost()).isEmpty();
    }

    @Test
    void eachOperationIsToldUnderItsName() {
        db.findOne("account", QueryAST.ALL);
        db.findById("account", "nobody");
        db.findPage("account", QueryAST.ALL);
        db.count("account", QueryAST.ALL);
        db.distinct("account", "name");
        db.explain("account", QueryAST.ALL, DriverOptions.NONE);
        db.create("account", data("id", "3"));
        db.update("account", "3", data("name", "Cy"));
        db.upsert("account", data("id", "3", "name", "Di"), List.of());
        db.updateMany("account", QueryAST.ALL, data("balance", 1));
        db.bulkDelete("account", List.of("3", "nobody"));
        db.delete("account", "nobody");
        db.deleteMany("account", where("id", "2"));
        db.execute("select 1, 2");
        db.execute("delete from account");

        assertThat(told)
                .extracting(event -> event.operation() + " " + event.rows())
                .containsExactly(
                        "findOne 1",
                        "findById 0",
                        "findPage 2",
                        "count 1",
                        "distinct 1",
                        "explain 0",
                        "create 1",
                        "update 1",
                        "upsert 1",
                        "updateMany 3",
                        "bulkDelete 1",
                        "delete 0",
                        "deleteMany 1",
                        "execute 1",
                        "execute 1");
    }

    @Test
    void aWriteThatFailsIsToldWithItsCode() {
        assertThatThrownBy(() -> db.create("account", data("email", "ann@x"))).isInstanceOf(DriverException.class);

        assertThat(only().failure()).contains(ErrorCode.UNIQUE_VIOLATION);
        assertThat(only().statements().writes()).isEqualTo(1);
        assertThat(only().rows()).isZero();
    }

    @Test
    void aRefusalThatSentNothingIsToldToo() {
        assertThatThrownBy(() -> db.find("account", where("nmae", "Ann"))).isInstanceOf(DriverException.class);

        assertThat(only().failure()).contains(ErrorCode.UNKNOWN_FIELD);
        assertThat(only().statements().total()).isZero();
    }

    @Test
    void aStreamIsToldOnceWhenItIsReadToItsEnd() {
        try (RecordStream records = db.findStream("account", QueryAST.ALL)) {
            assertThat(told).isEmpty();
            assertThat(records.stream().count()).isEqualTo(2);
            assertThat(only().rows()).isEqualTo(2);
        }

        assertThat(only().operation()).isEqualTo("findStream");
        assertThat(only().statements().reads()).isEqualTo(1);
    }

    @Test
    void aStreamThatIsLeftEarlyIsToldWhenItIsClosed() {
        try (RecordStream records = db.findStream("account", QueryAST.ALL)) {
            Iterator<DataRecord> rows = records.iterator();
            rows.next();
            db.count("account", QueryAST.ALL);
        }

        assertThat(told).extracting(OperationEvent::operation).containsExactly("count", "findStream");
        assertThat(told).extracting(OperationEvent::rows).containsExactly(1L, 1L);
    }

    @Test
    void aTransactionIsToldStepByStep() {
        db.runInTransaction(tx -> {
            tx.create("account", data("id", "3"));
            tx.runInTransaction(nested -> nested.count("account", QueryAST.ALL));
        });

        assertThat(told)
                .extracting(OperationEvent::operation)
                .containsExactly("beginTransaction", "create", "savepoint", "count", "release", "commit");
        assertThat(told)
                .extracting(OperationEvent::within)
                .containsOnly(told.get(0).within());
        assertThat(told.get(0).transaction()).isPresent();
    }

    @Test
    void aRollbackIsToldAfterTheFailureThatLedToIt() {
        assertThatThrownBy(() -> db.runInTransaction(tx -> tx.create("account", data("email", "ann@x"))))
                .isInstanceOf(DriverException.class);

        assertThat(told)
                .extracting(OperationEvent::operation)
                .containsExactly("beginTransaction", "create", "rollback");
    }

    @Test
    void aSchemaIsToldWithItsChangesAndNoRows() {
        ObjectSchema more = ObjectSchema.of("note", FieldSchema.of("text", FieldType.TEXT));

        db.syncSchemasBatch(
                List.of(new ObjectDefinition("note", more), new ObjectDefinition("account", ACCOUNT)),
                DriverOptions.NONE);

        assertThat(only().operation()).isEqualTo("syncSchemasBatch");
        assertThat(only().objects()).containsExactly("note", "account");
        assertThat(only().statements().schemaChanges()).isPositive();
        assertThat(only().statements().writes()).isZero();
        assertThat(only().rows()).isZero();
    }

    @Test
    void changesOfASchemaThatAreMadeTogetherAreOneOperation() {
        db.changeSchema(schema -> {
            schema.declare(new ObjectDefinition("account", ACCOUNT));
            schema.dropColumn("account", "tags");
            return schema.execute("update account set name = 'Ann'");
        });

        assertThat(only().operation()).isEqualTo("changeSchema");
        assertThat(only().statements().schemaChanges()).isPositive();
        assertThat(only().statements().writes()).isPositive();
    }

    @Test
    void theTraceContextIsPassedOn() {
        Map<String, String> trace = Map.of("traceparent", "00-1-2-01");
        DriverOptions none = DriverOptions.NONE;

        db.count("account", QueryAST.ALL, none.withTraceContext(trace));

        assertThat(only().traceContext()).isEqualTo(trace);
    }

    @Test
    void noValueAndNoSqlIsInAnEvent() {
        db.find("account", where("name", "hush-hush"));
        db.create("account", data("name", "hush-hush", "pin", "hush-hush"));
        db.execute("select 'hush-hush'");
        assertThatThrownBy(() -> db.find("account", where("nmae", "hush-hush"))).isInstanceOf(DriverException.class);

        assertThat(told).hasSize(4).asString().doesNotContain("hush-hush", "select", "insert");
    }

    @Test
    void whatAListenerThrowsIsLoggedOnceAndReachesNobody() {
        try (CapturedLog log = new CapturedLog();
                SqlDataDriver broken = over(new JdbcTestExecutor(), event -> {
                    throw new AssertionError("broken");
                })) {
            broken.syncSchema(ACCOUNT);
            broken.create("account", data("id", "1"));

            assertThat(broken.count("account", QueryAST.ALL)).isEqualTo(1);
            assertThat(log.warnings()).singleElement().asString().contains("the listener failed");
        }
    }

    @Test
    void whatAListenerDoesWithTheDriverIsNotTold() {
        List<SqlDataDriver> driver = new ArrayList<>();
        try (SqlDataDriver curious = over(new JdbcTestExecutor(), event -> {
            told.add(event);
            driver.get(0).execute("select 1");
        })) {
            driver.add(curious);
            curious.syncSchema(ACCOUNT);

            assertThat(only().operation()).isEqualTo("syncSchema");
        }
    }

    @Test
    void whatATransportSaysItCostsIsAddedUp() {
        CostlyExecutor executor = new CostlyExecutor(new JdbcTestExecutor());
        try (SqlDataDriver remote = over(executor, told::add)) {
            remote.syncSchema(ACCOUNT);
            told.clear();
            remote.runInTransaction(tx -> tx.update("account", "1", data("name", "Ann")));

            assertThat(told.get(1).cost()).contains(new TransportCost(100, 1_000, Duration.ofMillis(1), 1));
            assertThat(told.get(2).cost()).contains(new TransportCost(10, 20, null, 0));
        }
    }

    @Test
    void withoutAListenerAnExecutorIsNotAskedForItsCosts() {
        CostlyExecutor executor = new CostlyExecutor(new JdbcTestExecutor());
        try (SqlDataDriver remote = SqlDataDriver.over(executor, SqlDriverSettings.DEFAULTS)) {
            remote.syncSchema(ACCOUNT);

            assertThat(executor.isAsked()).isFalse();
        }
    }

    private OperationEvent only() {
        assertThat(told).hasSize(1);
        return told.get(0);
    }
}
