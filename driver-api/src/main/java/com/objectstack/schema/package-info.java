/** What a driver must know of an object and its fields. */
@NullMarked
package com.objectstack.schema;

import org.jspecify.annotations.NullMarked;
