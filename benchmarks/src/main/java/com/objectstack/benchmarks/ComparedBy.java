package com.objectstack.benchmarks;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A class each of whose benchmarks is compared with itself under one value of a parameter. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ComparedBy {
    /**
     * The parameter.
     *
     * @return its name
     */
    String param();

    /**
     * The value that others are compared with.
     *
     * @return a value
     */
    String baseline();
}
