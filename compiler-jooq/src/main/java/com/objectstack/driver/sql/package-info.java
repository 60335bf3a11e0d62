/**
 * A driver made of the compiler and an executor. Read {@link com.objectstack.driver.sql.SqlDataDriver} first, then
 * {@link com.objectstack.driver.sql.SqlExecutor}, which a transport implements.
 *
 * <p>No JDBC, no HTTP and no values beyond {@code Long, Double, String, byte[]} and null on the side of the executor.
 */
@NullMarked
package com.objectstack.driver.sql;

import org.jspecify.annotations.NullMarked;
