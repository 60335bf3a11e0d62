package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.query.DateGranularity;
import java.util.List;
import java.util.Locale;

/**
 * Capabilities as the contract's record: a flag for each, {@code queryDateGranularity} with a flag for each bucket, and
 * the list {@code isolationLevels}.
 */
public final class CapabilitiesJson {
    private CapabilitiesJson() {}

    static ObjectNode of(DriverCapabilities capabilities) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Capability capability : Capability.values()) {
            json.put(name(capability), capabilities.has(capability));
        }
        ObjectNode granularities = json.putObject("queryDateGranularity");
        for (DateGranularity granularity : DateGranularity.values()) {
            granularities.put(
                    granularity.wireName(), capabilities.dateGranularities().contains(granularity));
        }
        var levels = json.putArray("isolationLevels");
        capabilities.isolationLevels().stream().map(IsolationLevel::wireName).forEach(levels::add);
        return json;
    }

    /**
     * The names of what a driver can do, in the contract's order.
     *
     * @param capabilities what it can do
     * @return the names
     */
    public static List<String> names(DriverCapabilities capabilities) {
        return capabilities.capabilities().stream()
                .sorted()
                .map(CapabilitiesJson::name)
                .toList();
    }

    /** {@code BULK_CREATE} → {@code bulkCreate}; the contract writes {@code queryCTE}. */
    private static String name(Capability capability) {
        if (capability == Capability.QUERY_CTE) {
            return "queryCTE";
        }
        StringBuilder name = new StringBuilder();
        for (String word : capability.name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
