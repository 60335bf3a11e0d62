/**
 * One entry to the drivers for SQLite files and libSQL servers. Start with {@link com.objectstack.driver.turso.TursoConfig}:
 * its URL says which of them it is.
 */
@NullMarked
package com.objectstack.driver.turso;

import org.jspecify.annotations.NullMarked;
