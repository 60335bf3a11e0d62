/**
 * The normalize pass: one meaning, one tree. Every rule rewrites one shape into another with the same meaning.
 *
 * <p>Read {@link com.objectstack.compiler.normalize.NormalizeFilter} first; it lists the rules in order. Rules know
 * neither schema nor SQL.
 */
@NullMarked
package com.objectstack.compiler.normalize;

import org.jspecify.annotations.NullMarked;
