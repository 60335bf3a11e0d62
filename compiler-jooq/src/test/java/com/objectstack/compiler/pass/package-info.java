/** Tests of the passes. */
@NullMarked
package com.objectstack.compiler.pass;

import org.jspecify.annotations.NullMarked;
