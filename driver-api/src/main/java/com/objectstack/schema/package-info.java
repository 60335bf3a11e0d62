/**
 * What a driver must know of an object: its fields, their types, its indexes and its tenant column.
 *
 * <p>Read {@link com.objectstack.schema.ObjectSchema} first, then {@link com.objectstack.schema.FieldType}. Storage
 * (columns, SQL types) belongs to the compiler, not here.
 */
@NullMarked
package com.objectstack.schema;

import org.jspecify.annotations.NullMarked;
