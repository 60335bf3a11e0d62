package com.objectstack.schema;

/** How far a value must be unique; contract §6.5, rules S3 to S5. */
public enum Uniqueness {
    /** Duplicates are allowed. */
    NONE,
    /** JSON {@code true}. On a field: per tenant where the object has a tenant column. On an index: as listed. */
    UNIQUE,
    /** JSON {@code "organization"}: per tenant, on fields and indexes alike. */
    ORGANIZATION,
    /** JSON {@code "global"}: across all tenants. */
    GLOBAL
}
