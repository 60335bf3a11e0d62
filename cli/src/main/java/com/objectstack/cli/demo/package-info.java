/**
 * {@code objectstack demo}: fills a database with the TPC-H data set and shows queries on it. Read {@link Demo}
 * first.
 */
@NullMarked
package com.objectstack.cli.demo;

import org.jspecify.annotations.NullMarked;
