/** Queries as jOOQ's own parts, for programs that compose them with their jOOQ code and run them themselves. */
@NullMarked
package com.objectstack.compiler.jooq;

import org.jspecify.annotations.NullMarked;
