package com.objectstack.cli.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.conformance.report.DriverReport;
import com.objectstack.conformance.report.RuleResult;
import com.objectstack.conformance.report.Totals;
import java.util.List;
import java.util.Locale;

/** A summary for programs. Every rule is in the report's own file. */
final class SummaryJson {
    private SummaryJson() {}

    static ObjectNode of(Summary summary) {
        DriverReport report = summary.report();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ok", summary.isGood())
                .put("driver", report.driver())
                .put("version", report.versions().driverVersion())
                .put("headline", report.headline());
        json.set("required", totals(report.required()));
        json.set("optional", totals(report.optional()));
        ArrayNode declared = json.putArray("capabilities");
        report.declared().stream().sorted().forEach(capability -> declared.add(capability.name()));
        json.set("failed", rules(summary.failed()));
        json.set("gaps", rules(summary.gaps()));
        json.put("seed", summary.seed());
        ArrayNode files = json.putArray("report");
        summary.files().forEach(file -> files.add(file.toString()));
        return json;
    }

    private static ObjectNode totals(Totals totals) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("passed", totals.passed())
                .put("rules", totals.rules())
                .put("failed", totals.failed())
                .put("gaps", totals.gaps())
                .put("undeclared", totals.undeclared())
                .put("skipped", totals.skipped());
    }

    private static ArrayNode rules(List<RuleResult> results) {
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        for (RuleResult result : results) {
            ObjectNode rule = rules.addObject()
                    .put("rule", result.rule())
                    .put("strength", result.strength().name().toLowerCase(Locale.ROOT))
                    .put("title", result.title())
                    .put("message", Summary.message(result));
            if (result.issue() != null) {
                rule.put("issue", result.issue());
            }
        }
        return rules;
    }
}
