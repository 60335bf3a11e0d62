package com.objectstack.conformance.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.Capability;
import java.util.Locale;

/** A report as JSON, for programs. */
final class JsonReport {
    private JsonReport() {}

    static String text(DriverReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("driver", report.driver()).put("headline", report.headline());
        Versions versions = report.versions();
        json.putObject("versions")
                .put("driver", versions.driver() + " " + versions.driverVersion())
                .put("kit", versions.kit())
                .put("jdk", versions.jdk())
                .put("os", versions.os());
        totals(json.putObject("required"), report.required());
        totals(json.putObject("optional"), report.optional());
        capabilities(json.putObject("capabilities"), report);
        report.results().forEach(result -> rule(json.withArray("rules").addObject(), result));
        return json.toPrettyString() + "\n";
    }

    private static void totals(ObjectNode json, Totals totals) {
        json.put("passed", totals.passed())
                .put("rules", totals.rules())
                .put("failed", totals.failed())
                .put("gaps", totals.gaps())
                .put("undeclared", totals.undeclared())
                .put("skipped", totals.skipped());
    }

    /** For each capability whether it is declared, and what the rules that need it came to. */
    private static void capabilities(ObjectNode json, DriverReport report) {
        for (Capability capability : Capability.values()) {
            ObjectNode about = json.putObject(capability.name())
                    .put("declared", report.declared().contains(capability));
            totals(about, report.about(capability));
        }
    }

    private static void rule(ObjectNode json, RuleResult result) {
        json.put("rule", result.rule())
                .put("strength", lower(result.strength()))
                .put("title", result.title())
                .put("result", lower(result.verdict()));
        if (result.reason() != null) {
            json.put("reason", result.reason());
        }
        if (result.issue() != null) {
            json.put("issue", result.issue());
        }
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
