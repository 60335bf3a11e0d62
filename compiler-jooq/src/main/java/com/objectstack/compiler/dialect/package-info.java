/** What SQLite and libSQL do differently, as tables. */
@NullMarked
package com.objectstack.compiler.dialect;

import org.jspecify.annotations.NullMarked;
