/** What {@code objectstack migrate} prints. */
@NullMarked
package com.objectstack.cli.migrate;

import org.jspecify.annotations.NullMarked;
