package com.objectstack.driver.sql;

/**
 * How many statements an operation sent, by kind. Those that only begin, mark or end a transaction are not counted.
 *
 * @param reads statements that read
 * @param writes statements that may write records; those of {@code execute} too, unless their first word tells otherwise
 * @param schemaChanges statements that define tables, indexes, views and triggers, or set a pragma
 */
public record StatementCounts(int reads, int writes, int schemaChanges) {
    /**
     * All of them.
     *
     * @return the number
     */
    public int total() {
        return reads + writes + schemaChanges;
    }
}
