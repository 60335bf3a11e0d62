package com.objectstack.cli.conformance;

import com.objectstack.conformance.ConformanceRun;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * What to run.
 *
 * @param only areas and numbers of rules; empty for all rules
 * @param reports where the report's files go
 * @param seed the seed of an earlier run, whose drawn cases are wanted again
 * @param scale how many cases are drawn
 */
public record Request(List<String> only, Path reports, OptionalLong seed, Scale scale) {
    /**
     * Copies {@code only}.
     *
     * @throws IllegalArgumentException if it names what is neither an area nor a rule
     */
    public Request {
        only = List.copyOf(only);
        ConformanceRun.check(only);
    }
}
