/**
 * {@code objectstack conformance}: the conformance kit on a database. Read {@link Conformance} first.
 *
 * <p>The only package that knows the kit, which is not part of {@code objectstack.jar} but lies beside it: load nothing
 * of this package before {@link KitPresence} has said that the kit is there.
 */
@NullMarked
package com.objectstack.cli.conformance;

import org.jspecify.annotations.NullMarked;
