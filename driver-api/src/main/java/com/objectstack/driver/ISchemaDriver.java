package com.objectstack.driver;

import com.objectstack.schema.Drift;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.SchemaChange;
import java.util.List;

/**
 * Changes of the database's schema; contract §6.7. Drivers implement it beside {@link IDataDriver}. Thread-safe.
 *
 * <p>Names must match {@code [a-zA-Z_][a-zA-Z0-9_]*}, else {@code INVALID_SCHEMA}.
 */
public interface ISchemaDriver {
    /**
     * Creates an object's table, or extends it as {@code syncSchema} does.
     *
     * @param object the table
     * @param schema its schema
     */
    void createCollection(String object, ObjectSchema schema);

    /**
     * Removes an object's table with all its records; no error if there is none.
     *
     * @param object the table
     */
    void dropCollection(String object);

    /**
     * Adds a column; no error if it exists.
     *
     * @param object the table
     * @param field the column
     * @param definition the field; its own name is not read
     */
    void addColumn(String object, String field, FieldSchema definition);

    /**
     * Changes a column's type or constraints, converting its values.
     *
     * @param object the table
     * @param field the column
     * @param definition the field; its own name is not read
     */
    void modifyColumn(String object, String field, FieldSchema definition);

    /**
     * Removes a column with its values.
     *
     * @param object the table
     * @param field the column
     */
    void dropColumn(String object, String field);

    /**
     * Creates an index; no error if one of this name exists.
     *
     * @param object the table
     * @param indexName the index
     * @param fields its fields, in key order
     */
    default void createIndex(String object, String indexName, List<String> fields) {
        IndexSchema plain = IndexSchema.on(fields.toArray(String[]::new));
        createIndex(object, new IndexSchema(indexName, plain.fields(), plain.type(), plain.unique(), null));
    }

    /**
     * Creates an index; no error if one of its name exists.
     *
     * @param object the table
     * @param index the index
     */
    void createIndex(String object, IndexSchema index);

    /**
     * Removes an index; no error if there is none.
     *
     * @param object the table
     * @param indexName the index; one of another table: {@code INVALID_SCHEMA}
     */
    void dropIndex(String object, String indexName);

    /**
     * Whether what full-text search finds of an object is what its records hold. Reads every record.
     *
     * @param object the object; without a search index: {@code INVALID_SCHEMA}
     * @return false if the index is damaged or out of step; {@link #rebuildSearchIndex} mends it
     */
    boolean verifySearchIndex(String object);

    /**
     * Makes the search index of an object anew from its records.
     *
     * @param object the object; without a search index: {@code INVALID_SCHEMA}
     */
    void rebuildSearchIndex(String object);

    /**
     * Runs one native statement.
     *
     * @param statement the statement
     * @return its rows and update count
     */
    ExecuteResult executeRaw(String statement);

    /**
     * What the database holds.
     *
     * @return its tables; a failure is an error, never an empty result
     */
    IntrospectedSchema introspectSchema();

    /**
     * How the tables of registered objects differ from what is declared (contract B245 to B248). Nothing is changed.
     *
     * @param objects the objects, none for all that are registered
     * @return the differences; a failure to read the database is an error, never no difference
     */
    default Drift detectDrift(List<String> objects) {
        throw noDrift();
    }

    /**
     * Removes differences, each by itself and wholly or not at all (contract B249). Each is looked for again first, so that
     * applying twice is harmless.
     *
     * @param changes what {@link #detectDrift} found
     * @param allowDestructive whether destructive ones are made, else they are skipped
     * @return what was made, and what was not
     */
    default Drift.Outcome applyDrift(List<SchemaChange> changes, boolean allowDestructive) {
        throw noDrift();
    }

    /**
     * From now on {@code syncSchema} registers objects and leaves their tables alone, until {@link #flushSchema} (contract
     * B243).
     */
    default void deferSchema() {
        throw noDrift();
    }

    /**
     * What {@link #flushSchema} would do: the safe changes of the objects synchronized since {@link #deferSchema}.
     *
     * @return the changes with their statements
     */
    default Drift pendingSchema() {
        throw noDrift();
    }

    /**
     * Makes the changes of {@link #pendingSchema}; {@code syncSchema} then acts at once again.
     *
     * @return what was made, and what could not be
     */
    default Drift.Outcome flushSchema() {
        throw noDrift();
    }

    private static DriverException noDrift() {
        return DriverException.of(ErrorCode.UNSUPPORTED, "", "this driver does not compare schemas");
    }
}
