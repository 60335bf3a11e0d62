package com.objectstack.compiler;

/**
 * How often a compiler could reuse a statement, since it was made.
 *
 * @param hits requests whose statement was there: only its values were filled in
 * @param misses requests that were compiled, and whose statement was kept
 * @param bypasses requests that were compiled for themselves: their values decide about the statement, or they were
 *     refused
 * @param plans the statements kept now
 */
public record PlanCacheStats(long hits, long misses, long bypasses, long plans) {}
