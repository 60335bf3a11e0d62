/**
 * The exec protocol: one JSON command a line in, one JSON result a line out, so that any language can drive any driver.
 * Read {@link ExecProtocol}, then {@link Operations}, the table of what can be asked. Nothing here knows an option of
 * the command line.
 */
@NullMarked
package com.objectstack.cli.exec;

import org.jspecify.annotations.NullMarked;
