package com.objectstack.driver;

/**
 * The connections of a driver at one moment.
 *
 * @param total open connections
 * @param idle those not in use
 * @param active those in use
 * @param waiting callers that wait for one
 */
public record PoolStats(int total, int idle, int active, int waiting) {}
