/**
 * What people hand to the command: queries and schemas, as an argument, a file or standard input. Read
 * {@link QueryInput} and {@link SchemaInput}.
 */
@NullMarked
package com.objectstack.cli.input;

import org.jspecify.annotations.NullMarked;
