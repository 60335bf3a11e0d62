package com.objectstack.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A rule that the driver under test is known to break. Stands on a subclass of {@link DriverConformance}. The rule's test
 * runs and must fail; once it passes the build fails, so that the annotation is removed. The report lists the gap, and it
 * never counts as a pass.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(KnownGap.List.class)
public @interface KnownGap {
    /** Why a gap is there. */
    enum Kind {
        /** It will be closed. */
        NOT_YET,
        /** What is underneath must change first. */
        UPSTREAM,
        /** It stays. */
        NEVER
    }

    /**
     * The rule that is broken.
     *
     * @return its number, for example {@code find-07}
     */
    String rule();

    /**
     * Where the gap is discussed.
     *
     * @return a number or address
     */
    String issue();

    /**
     * Why the gap is there.
     *
     * @return its kind
     */
    Kind kind() default Kind.NOT_YET;

    /**
     * What goes wrong, in a sentence.
     *
     * @return the reason
     */
    String reason();

    /** Several gaps. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {
        /**
         * The gaps.
         *
         * @return one or more
         */
        KnownGap[] value();
    }
}
