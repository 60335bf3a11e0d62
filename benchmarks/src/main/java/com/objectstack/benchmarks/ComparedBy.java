package com.objectstack.benchmarks;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A class each of whose benchmarks is compared with itself under the first value of a parameter. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ComparedBy {
    /**
     * The parameter.
     *
     * @return its name
     */
    String value();
}
