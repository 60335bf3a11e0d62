/** The driver for SQLite files and memory databases. */
@NullMarked
package com.objectstack.driver.sqlite;

import org.jspecify.annotations.NullMarked;
