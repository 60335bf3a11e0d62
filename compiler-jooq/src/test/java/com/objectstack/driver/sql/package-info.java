/** Tests of the SQL driver over a real SQLite. */
@NullMarked
package com.objectstack.driver.sql;

import org.jspecify.annotations.NullMarked;
