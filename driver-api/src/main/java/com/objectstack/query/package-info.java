/** The query as data, and the builder that makes it. */
@NullMarked
package com.objectstack.query;

import org.jspecify.annotations.NullMarked;
