/** The {@code objectstack} command. */
@NullMarked
package com.objectstack.cli;

import org.jspecify.annotations.NullMarked;
