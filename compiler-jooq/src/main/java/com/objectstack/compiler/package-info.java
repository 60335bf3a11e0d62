/** From a query to plain SQL and binds. */
@NullMarked
package com.objectstack.compiler;

import org.jspecify.annotations.NullMarked;
