package com.objectstack.driver.remote;

/**
 * An error inside an answer; libsql-remote.md 4.2.
 *
 * @param message the server's text
 * @param code the server's code, "" if it gives none
 */
record HranaError(String message, String code) {}
