/**
 * What the compiler knows of an object: its table, its columns, and how a value is stored in each.
 *
 * <p>Read {@link com.objectstack.compiler.model.TableModel} first, then
 * {@link com.objectstack.compiler.model.ValueCodec}. Not exported.
 */
@NullMarked
package com.objectstack.compiler.model;

import org.jspecify.annotations.NullMarked;
