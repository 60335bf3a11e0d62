/**
 * Migrations of a database's schema: readable files, each with the steps that make a change, checks, and where possible the
 * steps that undo it.
 *
 * <p>{@link com.objectstack.migrate.Migrator} is where to begin. It works on any
 * {@link com.objectstack.driver.sql.SqlDataDriver}, whatever its transport.
 */
@NullMarked
package com.objectstack.migrate;

import org.jspecify.annotations.NullMarked;
