/**
 * The driver for libSQL servers, by Hrana over HTTP. Start with {@link com.objectstack.driver.remote.RemoteDriverConfig};
 * inside, {@code RemoteExecutor} admits calls and repeats what is safe to repeat, {@code Pipelines} and {@code
 * RemoteTransaction} say what a server is asked, {@code HranaHttp} sends it, {@code HranaErrors} names what went wrong.
 * Nothing here knows of queries, objects or fields: that is the compiler's.
 */
@NullMarked
package com.objectstack.driver.remote;

import org.jspecify.annotations.NullMarked;
