package com.objectstack.conformance;

import com.objectstack.driver.Capability;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The rule says how a driver without this capability refuses what needs it; for a driver that declares it the rule is
 * not applicable.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RejectedWithout {
    /**
     * What a driver must lack.
     *
     * @return the capability
     */
    Capability value();
}
