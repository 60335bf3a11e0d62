/** The same query as jOOQ's own query parts, for people who embed it in their jOOQ code. */
@NullMarked
package com.objectstack.compiler.jooq;

import org.jspecify.annotations.NullMarked;
