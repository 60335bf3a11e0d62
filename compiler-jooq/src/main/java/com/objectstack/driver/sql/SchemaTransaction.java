package com.objectstack.driver.sql;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ExecuteResult;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.SchemaChange;
import java.util.List;

/**
 * Changes of a schema that are made together or not at all: one transaction in which foreign keys are off. Every table that
 * is replaced on the way is checked as {@code modifyColumn} checks it, and before the commit no foreign key may be broken
 * that was not broken before. For one thread, until the work it was handed to returns.
 *
 * <p>It knows no objects but those it is told of: an object is declared with {@link #declare} before its table changes.
 */
public final class SchemaTransaction {
    private final SqlDataDriver driver;
    private final TransactionExecutor executor;
    private final TableChanges tables;
    private final SchemaLedger ledger;
    private final ForeignKeyBalance keys;

    SchemaTransaction(SqlDataDriver driver, TransactionExecutor executor, TableChanges tables, SqlSession ledger) {
        this.driver = driver;
        this.executor = executor;
        this.tables = tables;
        this.ledger = new SchemaLedger(ledger);
        this.keys = new ForeignKeyBalance(executor);
    }

    /**
     * The ledger of migrations; what is noted there is committed with the rest.
     *
     * @return the ledger within this transaction
     */
    public SchemaLedger ledger() {
        return ledger;
    }

    /**
     * The statements that were run and not undone, those of the ledger left out.
     *
     * @return SQL texts in order
     */
    public List<String> statements() {
        return executor.log().statements();
    }

    /**
     * Says what an object is, in place of what was said before; its table stays as it is.
     *
     * @param object the object
     */
    public void declare(ObjectDefinition object) {
        tables.declare(object);
    }

    /**
     * Creates the table of an object with its indexes. One that is there already has to have the columns declared; what
     * else differs is left as it is, for {@link #converge}.
     *
     * @param object the object
     * @throws com.objectstack.driver.DriverException {@code SCHEMA_CONFLICT} with what differs
     */
    public void createTable(ObjectDefinition object) {
        keys.open();
        tables.create(object);
    }

    /**
     * Drops a table with all its records.
     *
     * @param object the object
     * @throws com.objectstack.driver.DriverException {@code SCHEMA_CONFLICT} if a view or a trigger needs it
     */
    public void dropTable(String object) {
        keys.open();
        tables.drop(object);
    }

    /**
     * Gives a table another name; what refers to it follows.
     *
     * @param object the declared object
     * @param renamed the same object under its new name
     * @throws com.objectstack.driver.DriverException {@code SCHEMA_CONFLICT} if SQLite refuses
     */
    public void renameTable(String object, ObjectDefinition renamed) {
        keys.open();
        tables.rename(object, renamed);
    }

    /**
     * Gives a column another name; what refers to it follows.
     *
     * @param field the field's name so far
     * @param newField its name from now on
     * @param renamed the object with the field renamed
     * @throws com.objectstack.driver.DriverException {@code SCHEMA_CONFLICT} if SQLite refuses
     */
    public void renameColumn(String field, String newField, ObjectDefinition renamed) {
        keys.open();
        tables.renameColumn(field, newField, renamed);
    }

    /**
     * Changes a column of a declared object's table as {@link SqlDataDriver#modifyColumn} does.
     *
     * @param object the object
     * @param field the field as it shall be
     */
    public void modifyColumn(String object, FieldSchema field) {
        keys.open();
        driver.modifyColumn(object, field.name(), field);
    }

    /**
     * Drops a column of a declared object's table as {@link SqlDataDriver#dropColumn} does.
     *
     * @param object the object
     * @param field the field
     */
    public void dropColumn(String object, String field) {
        keys.open();
        driver.dropColumn(object, field);
    }

    /**
     * Drops an index of a declared object's table; no error if there is none.
     *
     * @param object the object
     * @param index the index as it is declared
     */
    public void dropIndex(String object, IndexSchema index) {
        tables.dropIndex(object, index);
    }

    /**
     * Declares an object and makes its table so: missing columns are added, and indexes become those declared.
     *
     * @param object the object
     * @throws com.objectstack.driver.DriverException {@code UNIQUE_VIOLATION} with the groups of records that have equal
     *     keys, {@code SCHEMA_CONFLICT} for a column that a table with records cannot get
     */
    public void settle(ObjectDefinition object) {
        keys.open();
        tables.settle(object);
    }

    /**
     * Removes the differences between a declared object and its table that lose no column.
     *
     * @param object the object
     */
    public void converge(String object) {
        keys.open();
        tables.converge(object);
    }

    /**
     * How a declared object and its table differ.
     *
     * @param object the object
     * @return the differences
     */
    public List<SchemaChange> differences(String object) {
        return driver.detectDrift(List.of(object)).changes();
    }

    /**
     * How many records the table of an object has, whoever they belong to, deleted ones too.
     *
     * @param object the table
     * @return the number
     */
    public long count(String object) {
        return tables.count(object);
    }

    /**
     * Runs one statement of the user's, which must not end the transaction.
     *
     * @param statement SQL
     * @return its rows and update count
     */
    public ExecuteResult execute(String statement) {
        keys.open();
        return driver.execute(statement, List.of(), DriverOptions.NONE);
    }

    /** Refuses to commit broken keys. */
    void close() {
        keys.close();
    }
}
