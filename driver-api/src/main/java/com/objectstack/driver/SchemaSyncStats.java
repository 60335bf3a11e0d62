package com.objectstack.driver;

/**
 * Tables of synchronized objects, each counted once; contract B242.
 *
 * @param created how many this driver made
 * @param existing how many were there before
 */
public record SchemaSyncStats(long created, long existing) {}
