/** The compile passes, one class per concern. */
@NullMarked
package com.objectstack.compiler.pass;

import org.jspecify.annotations.NullMarked;
