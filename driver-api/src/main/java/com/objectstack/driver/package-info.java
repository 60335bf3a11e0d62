/** The driver contract: operations, options, capabilities and errors. */
@NullMarked
package com.objectstack.driver;

import org.jspecify.annotations.NullMarked;
