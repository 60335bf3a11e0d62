package com.objectstack.testing.sqld;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class against a real libSQL server: its methods may take a {@link SqldServer} (one per JVM) and a
 * {@link HranaTestClient} (an empty database of its own for each top-level class).
 *
 * <p>Without the server's binary (see {@link SqldBinary}) the class is skipped with the reason; with {@code -Dsqld=required}
 * it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(SqldExtension.class)
public @interface RequiresSqld {}
