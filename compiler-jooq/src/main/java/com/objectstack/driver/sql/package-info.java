/** A driver made of the compiler and a {@code SqlExecutor}. */
@NullMarked
package com.objectstack.driver.sql;

import org.jspecify.annotations.NullMarked;
