package com.objectstack.driver.sql;

/** Whose the tables of a database are; contract B238. */
public enum SchemaMode {
    /** The driver's: it makes and changes them as objects are declared. */
    MANAGED,
    /** Somebody else's: objects are registered, and every change of the schema is refused. */
    EXTERNAL,
    /** Somebody else's: as {@link #EXTERNAL}, and to synchronize an object is to check that its table has its columns. */
    VALIDATE_ONLY
}
