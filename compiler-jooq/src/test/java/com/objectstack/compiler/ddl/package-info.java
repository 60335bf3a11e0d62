/** Tests of DDL. */
@NullMarked
package com.objectstack.compiler.ddl;

import org.jspecify.annotations.NullMarked;
