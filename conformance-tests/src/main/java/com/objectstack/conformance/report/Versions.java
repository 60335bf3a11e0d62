package com.objectstack.conformance.report;

import java.util.Optional;

/**
 * What was tested with what.
 *
 * @param driver the driver's own name
 * @param driverVersion its version
 * @param kit the kit's version
 * @param jdk the Java runtime
 * @param os the operating system
 */
public record Versions(String driver, String driverVersion, String kit, String jdk, String os) {
    /**
     * The versions of this process.
     *
     * @param driver the driver's own name
     * @param driverVersion its version
     * @return the versions
     */
    public static Versions of(String driver, String driverVersion) {
        String kit = Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
                .orElse("development");
        return new Versions(
                driver,
                driverVersion,
                kit,
                System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }
}
