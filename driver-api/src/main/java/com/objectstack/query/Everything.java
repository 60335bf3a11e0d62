package com.objectstack.query;

/** Holds for every record; JSON {@code {}}. */
public record Everything() implements Condition {}
