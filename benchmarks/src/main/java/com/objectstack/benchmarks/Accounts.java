package com.objectstack.benchmarks;

import com.objectstack.driver.IDataDriver;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.FetchTriggerValuesAfterReturning;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** A file of accounts with all the ways in that are compared. For one thread, except the driver. */
final class Accounts implements AutoCloseable {
    static final Table<Record> TABLE = DSL.table(DSL.name(Account.OBJECT));
    static final Field<String> ID = text("id");
    static final Field<String> NAME = text("name");
    static final Field<String> CITY = text("city");
    static final Field<String> STATUS = text("status");
    static final Field<Long> VISITS = whole("visits");
    static final Field<Long> POINTS = whole("points");
    static final Field<Double> BALANCE = DSL.field(DSL.name("balance"), Double.class);
    static final Field<String> NOTE = text("note");
    static final Field<String> CREATED_AT = text("created_at");
    static final Field<String> UPDATED_AT = text("updated_at");
    static final List<Field<?>> FIELDS =
            List.of(ID, NAME, CITY, STATUS, VISITS, POINTS, BALANCE, NOTE, CREATED_AT, UPDATED_AT);

    private final TemporaryDatabase database;
    private final int count;
    private final AccountQuestions questions;
    private final DSLContext jooq;
    private final Handle jdbi;

    /** Makes the table and the accounts 0 to {@code count - 1}. */
    Accounts(int count) throws IOException, SQLException {
        this(new TemporaryDatabase(Account.SCHEMA, count, Account::row), count);
    }

    private Accounts(TemporaryDatabase database, int count) {
        this.database = database;
        this.count = count;
        this.questions = new AccountQuestions(database.driver(), count);
        jooq = DSL.using(
                database.connection(),
                SQLDialect.SQLITE,
                new Settings()
                        .withRenderFormatted(false)
                        .withExecuteLogging(false)
                        .withFetchTriggerValuesAfterReturning(FetchTriggerValuesAfterReturning.NEVER));
        jdbi = Jdbi.open(database.connection());
    }

    /** The accounts 0 to {@code count - 1}, only to be read: the processes of a run share them. */
    static Accounts shared(int count) throws IOException, SQLException {
        return new Accounts(TemporaryDatabase.shared(SharedFolder.given(), Account.SCHEMA, count, Account::row), count);
    }

    private static Field<String> text(String column) {
        return DSL.field(DSL.name(column), String.class);
    }

    private static Field<Long> whole(String column) {
        return DSL.field(DSL.name(column), Long.class);
    }

    IDataDriver driver() {
        return database.driver();
    }

    Connection connection() {
        return database.connection();
    }

    /** One more connection, closed with the file. */
    Connection connect() throws SQLException {
        return database.connect();
    }

    /** A statement on the common connection. */
    PreparedStatement prepare(String sql) throws SQLException {
        return connection().prepareStatement(sql);
    }

    /** jOOQ on the common connection. */
    DSLContext jooq() {
        return jooq;
    }

    /** Jdbi on the common connection. */
    Handle jdbi() {
        return jdbi;
    }

    /** An id that there is; all of them in turn. */
    String nextId() {
        return questions.nextId();
    }

    String id(int number) {
        return Account.id(number % count);
    }

    /** Removes all accounts. */
    void clear() throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute("delete from " + Account.OBJECT);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        database.close();
    }
}
