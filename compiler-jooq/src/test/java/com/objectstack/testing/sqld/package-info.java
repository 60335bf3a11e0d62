/**
 * A real libSQL server for tests. Start reading at {@link com.objectstack.testing.sqld.RequiresSqld}.
 *
 * <p>Shared with the drivers' tests through this module's test jar. Nothing here is product code: the client understands
 * only what tests need.
 */
@NullMarked
package com.objectstack.testing.sqld;

import org.jspecify.annotations.NullMarked;
