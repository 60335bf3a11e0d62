package com.objectstack.driver.sql;

/** What becomes of the differences found where objects are synchronized; contract B250. */
public enum AutoMigrate {
    /** Those that lose nothing are removed, except in production; the others are warned of. */
    SAFE,
    /** All are warned of. */
    OFF
}
