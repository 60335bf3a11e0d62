/**
 * Vectors as libSQL keeps and compares them: blob formats, text, distances, to the bit. Start with {@link VectorFormat} and
 * {@link VectorFunction}. Knows nothing of SQL, schemas or drivers.
 */
@NullMarked
package com.objectstack.compiler.vector;

import org.jspecify.annotations.NullMarked;
