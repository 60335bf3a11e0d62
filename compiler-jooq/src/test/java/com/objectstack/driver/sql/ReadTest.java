package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.data;
import static com.objectstack.driver.sql.TestDatabase.where;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.compiler.CompiledStatement;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.QueryAST;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the driver adds to compiled reads. */
class ReadTest {
    private final TestDatabase db = new TestDatabase(ACCOUNT);
    private final SqlDataDriver driver = db.driver;

    @BeforeEach
    void fill() {
        driver.bulkCreate(
                "account",
                List.of(
                        data("id", "1", "name", "a", "active", true),
                        data("id", "2", "name", "b", "active", false),
                        data("id", "3", "name", "a", "active", true)));
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void recordsAreDecoded() {
        assertThat(driver.find("account", where("id", "2")))
                .singleElement()
                .satisfies(record ->
                        assertThat(record).containsEntry("active", false).containsEntry("created_at", db.now()));
    }

    @Test
    void aRecordIsFoundById() {
        assertThat(driver.findById("account", "2"))
                .hasValueSatisfying(r -> assertThat(r.id()).isEqualTo("2"));
        assertThat(driver.findById("account", "nobody")).isEmpty();
    }

    @Test
    void b53_countIsANumber() {
        assertThat(driver.count("account", where("name", "a"))).isEqualTo(2);
    }

    @Test
    void b56_distinctPresentsValuesAsFindDoes() {
        assertThat(driver.distinct("account", "active")).containsExactly(false, true);
    }

    @Test
    void aStreamGivesTheRecordsOfFind() {
        try (RecordStream stream = driver.findStream("account", QueryAST.ALL)) {
            assertThat(stream.stream()).isEqualTo(driver.find("account", QueryAST.ALL));
        }
    }

    @Test
    void aStreamIsIteratedOnce() {
        RecordStream stream = driver.findStream("account", QueryAST.ALL);
        Iterator<DataRecord> iterator = stream.iterator();

        assertThat(Refusals.of(stream::iterator).code()).isEqualTo(ErrorCode.INVALID_QUERY);
        iterator.forEachRemaining(record -> {});
        Assertions.assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aClosedStreamIsRefused() {
        RecordStream stream = driver.findStream("account", QueryAST.ALL);
        stream.close();
        stream.close();

        assertThat(Refusals.of(stream::iterator).code()).isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @Test
    void b257_explainIsAboutTheVeryStatementOfFind() {
        Explanation explanation = driver.explain("account", where("id", "2"), DriverOptions.NONE);
        CompiledStatement compiled = driver.compile("account", where("id", "2"), DriverOptions.NONE);

        assertThat(explanation.sql()).isEqualTo(compiled.sql());
        assertThat(explanation.args()).isEqualTo(compiled.binds());
        assertThat(explanation.planText()).contains("SEARCH account USING INDEX");
    }

    @Test
    void compileIsForRegisteredObjectsAlone() {
        db.runSql("create table note (id text primary key)");

        assertThat(Refusals.of(() -> driver.compile("note", QueryAST.ALL, DriverOptions.NONE))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_OBJECT);
    }

    @Test
    void anIntrospectedTableIsReadWithoutTypes() {
        db.runSql("create table note (id integer primary key, active)");
        db.runSql("insert into note values (7, 1)");

        assertThat(driver.find("note", QueryAST.ALL))
                .singleElement()
                .satisfies(record -> assertThat(record).containsEntry("id", "7").containsEntry("active", 1L));
    }

    @Test
    void anObjectIsLookedUpInTheDatabaseOnceUntilTheSchemaChanges() {
        db.runSql("create table note (id text)");
        driver.count("note", QueryAST.ALL);
        db.executor.log().clear();

        driver.count("note", QueryAST.ALL);

        assertThat(db.executor.log()).hasSize(1);
    }

    @Test
    void internalTablesAreNoObjects() {
        assertThat(Refusals.of(() -> driver.find("sqlite_schema", QueryAST.ALL)).code())
                .isEqualTo(ErrorCode.UNKNOWN_OBJECT);
    }

    @Test
    void theDriverSaysWhatItIs() {
        assertThat(driver.name()).isEqualTo("com.objectstack.driver.sql");
        assertThat(driver.version()).isEqualTo("1.0.0");
        assertThat(driver.supports()).isEqualTo(SqlDriverSettings.SQL_CAPABILITIES);
        assertThat(driver.getPoolStats()).isEmpty();
    }

    @Test
    void b2_healthIsAnsweredAndNeverThrown() {
        driver.connect();
        assertThat(driver.checkHealth()).isTrue();

        driver.disconnect();
        driver.disconnect();

        assertThat(driver.checkHealth()).isFalse();
        assertThat(Refusals.of(() -> driver.find("account", QueryAST.ALL)).code())
                .isEqualTo(ErrorCode.DRIVER_CLOSED);
    }
}
