package com.objectstack.cli.conformance;

import com.objectstack.driver.Capability;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a driver declares and what it does not, as words in short lines. */
final class CapabilityList {
    private static final int WIDTH = 100;

    private CapabilityList() {}

    static void print(Set<Capability> declared, PrintStream out) {
        print(
                "declared",
                Arrays.stream(Capability.values()).filter(declared::contains).toList(),
                out);
        print(
                "not declared",
                Arrays.stream(Capability.values())
                        .filter(one -> !declared.contains(one))
                        .toList(),
                out);
    }

    private static void print(String title, List<Capability> capabilities, PrintStream out) {
        if (capabilities.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder("  " + title + ":");
        for (Capability capability : capabilities) {
            if (line.length() + 1 + capability.name().length() > WIDTH) {
                out.println(line);
                line = new StringBuilder("   ");
            }
            line.append(' ').append(capability);
        }
        out.println(line);
    }
}
