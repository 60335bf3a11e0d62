/**
 * The driver for SQLite files and memory databases, over xerial's JDBC driver. Start with {@link
 * com.objectstack.driver.sqlite.SqliteDriverConfig}; inside, {@code SqliteExecutor} hands out connections, {@code
 * DatabaseConnection} runs statements on one, {@code ErrorMapper} names what went wrong. Nothing here knows of queries,
 * objects or fields: that is the compiler's.
 */
@NullMarked
package com.objectstack.driver.sqlite;

import org.jspecify.annotations.NullMarked;
