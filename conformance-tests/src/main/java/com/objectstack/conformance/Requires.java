package com.objectstack.conformance;

import com.objectstack.driver.Capability;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rule holds for drivers that declare all of these capabilities; for others its test is skipped, with the reason. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
public @interface Requires {
    /**
     * What a driver must declare.
     *
     * @return one or more capabilities
     */
    Capability[] value();
}
