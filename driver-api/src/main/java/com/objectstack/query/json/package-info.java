/** The strict JSON codec of the query. */
@NullMarked
package com.objectstack.query.json;

import org.jspecify.annotations.NullMarked;
