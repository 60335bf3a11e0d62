package com.objectstack.cli.demo;

import com.objectstack.driver.DataRecord;
import java.util.Iterator;
import java.util.function.Supplier;

/**
 * The records of one object, made as they are asked for.
 *
 * @param object the object
 * @param expectedRows about how many there are
 * @param rows begins to make them
 */
record TpchSource(String object, long expectedRows, Supplier<Iterator<DataRecord>> rows) {}
