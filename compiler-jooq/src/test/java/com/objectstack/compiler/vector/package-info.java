/** Tests of vectors. */
@NullMarked
package com.objectstack.compiler.vector;

import org.jspecify.annotations.NullMarked;
