package com.objectstack.driver;

/** What a driver may be able to do; contract §2.3. A capability is declared only where a test proves it. */
public enum Capability {
    /** Creates records. */
    CREATE,
    /** Reads records. */
    READ,
    /** Updates records. */
    UPDATE,
    /** Deletes records. */
    DELETE,
    /** Creates many records in one atomic step. */
    BULK_CREATE,
    /** Updates many records in one atomic step. */
    BULK_UPDATE,
    /** Deletes many records in one atomic step. */
    BULK_DELETE,
    /** Runs several operations in one transaction. */
    TRANSACTIONS,
    /** Rolls back part of a transaction; implies {@link #TRANSACTIONS}. */
    SAVEPOINTS,
    /** Filters. */
    QUERY_FILTERS,
    /** Aggregates and groups. */
    QUERY_AGGREGATIONS,
    /** Sorts. */
    QUERY_SORTING,
    /** Pages by limit and offset. */
    QUERY_PAGINATION,
    /** Pages by cursor. */
    QUERY_CURSOR,
    /** Window functions. */
    QUERY_WINDOW_FUNCTIONS,
    /** Subqueries. */
    QUERY_SUBQUERIES,
    /** Common table expressions. */
    QUERY_CTE,
    /** Joins. */
    JOINS,
    /** Follows references in paths. */
    REFERENCE_PATHS,
    /** Replaces references by records. */
    EXPAND,
    /** Full-text search. */
    FULL_TEXT_SEARCH,
    /** Filters by paths into JSON values. */
    JSON_QUERY,
    /** Asks about the elements of multi-valued fields. */
    ARRAY_QUERY,
    /** Geospatial filters. */
    GEOSPATIAL_QUERY,
    /** Streams records with constant memory. */
    STREAMING,
    /** Stores JSON values. */
    JSON_FIELDS,
    /** Stores lists. */
    ARRAY_FIELDS,
    /** Finds nearest vectors. */
    VECTOR_SEARCH,
    /** Creates and extends tables. */
    SCHEMA_SYNC,
    /** Creates and extends many tables at once; implies {@link #SCHEMA_SYNC}. */
    BATCH_SCHEMA_SYNC,
    /** Changes tables. */
    MIGRATIONS,
    /** Creates indexes. */
    INDEXES,
    /** Keeps connections in a pool. */
    CONNECTION_POOLING,
    /** Reuses prepared statements. */
    PREPARED_STATEMENTS,
    /** Caches answers. */
    QUERY_CACHE,
    /** Generates autonumbers. */
    AUTONUMBER,
    /** Does a write that has an idempotency key once, however often it is asked for. */
    IDEMPOTENCY_KEYS
}
