/**
 * Tables and indexes of declared objects as DDL. Read {@link com.objectstack.compiler.ddl.SchemaCompiler} first, then
 * {@link com.objectstack.compiler.ddl.IndexPlans}. Nothing here reads a database: what is there comes in.
 */
@NullMarked
package com.objectstack.compiler.ddl;

import org.jspecify.annotations.NullMarked;
