package com.objectstack.conformance.laws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverOptions;
import com.objectstack.query.json.QueryCodec;

/** The JSON form of cases, in which they are kept. */
final class CaseFile {
    private CaseFile() {}

    static ObjectNode of(ReadCase read) {
        ObjectNode json = read.data().toJson();
        json.put("object", read.object());
        json.set("query", QueryCodec.toJson(read.query()));
        DriverOptions options = read.options();
        ObjectNode given = json.putObject("options");
        options.tenantId().ifPresent(tenant -> given.put("tenantId", tenant));
        options.tenantIds().forEach(given.withArray("tenantIds")::add);
        return json;
    }
}
