/**
 * Records as text for people and programs: tables, JSON and CSV. Read {@link OutputFormat} first. Nothing here knows a
 * driver, a query or an option of the command line.
 */
@NullMarked
package com.objectstack.cli.format;

import org.jspecify.annotations.NullMarked;
