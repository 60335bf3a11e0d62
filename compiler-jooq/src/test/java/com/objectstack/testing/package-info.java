/**
 * What tests of the compiler and the SQL driver share: {@link com.objectstack.testing.JdbcTestExecutor} runs statements on
 * a real SQLite, {@link com.objectstack.testing.Golden} compares texts with files. Nothing here is product code.
 */
@NullMarked
package com.objectstack.testing;

import org.jspecify.annotations.NullMarked;
