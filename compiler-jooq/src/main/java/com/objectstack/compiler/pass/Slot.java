package com.objectstack.compiler.pass;

import java.util.function.Function;

/**
 * The place of a literal in a compiled statement.
 *
 * @param literal which of the request's literals, counted from 0
 * @param encode the stored form of the literal; refuses what the compiler would refuse
 */
record Slot(int literal, Function<Object, Object> encode) {}
