package com.objectstack.conformance.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.OptionsCodec;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.query.json.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of cases, in which they are kept and read again: a law, objects and rows, and a query or the steps of a
 * sequence of writes.
 */
final class CaseFile {
    private static final String STEPS = "steps";

    private CaseFile() {}

    static ObjectNode of(ReadLaw law, ReadCase read) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("law", law.name());
        return json.setAll(of(read));
    }

    static ObjectNode of(ReadCase read) {
        ObjectNode json = read.data().toJson();
        json.put("object", read.object());
        json.set("query", QueryCodec.toJson(read.query()));
        DriverOptions options = read.options();
        if (!options.equals(DriverOptions.NONE)) {
            ObjectNode given = json.putObject("options");
            options.tenantId().ifPresent(tenant -> given.put("tenantId", tenant));
            ArrayNode tenants = given.putArray("tenantIds");
            options.tenantIds().forEach(tenants::add);
        }
        return json;
    }

    static ObjectNode of(WriteCase write) {
        ObjectNode json = write.data().toJson();
        ArrayNode steps = json.putArray(STEPS);
        write.steps().forEach(step -> steps.add(of(step)));
        return json;
    }

    private static ObjectNode of(Step step) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("action", step.action().name().toLowerCase(Locale.ROOT));
        if (!step.object().isEmpty()) {
            json.put("object", step.object());
        }
        if (!step.data().isEmpty()) {
            ArrayNode data = json.putArray("data");
            step.data().forEach(one -> data.add(RecordCodec.toJson(one)));
        }
        if (!step.names().isEmpty()) {
            ArrayNode names = json.putArray("names");
            step.names().forEach(names::add);
        }
        if (!step.query().equals(QueryAST.ALL)) {
            json.set("query", QueryCodec.toJson(step.query()));
        }
        if (step.tenant() != null) {
            json.put("tenantId", step.tenant());
        }
        return json;
    }

    /** Runs a kept case again; fails if its law does not hold. */
    static void check(Stage stage, String text) {
        JsonNode json = JsonText.parse(text, ErrorCode.INVALID_DATA);
        if (json.has(STEPS)) {
            WriteLaw.check(stage, write(json));
        } else {
            ReadLaw.valueOf(json.path("law").asText()).check(stage, read(json));
        }
    }

    static ReadCase read(JsonNode json) {
        return new ReadCase(
                Dataset.fromJson(json),
                json.path("object").asText(),
                QueryCodec.fromJson(json.path("query")),
                OptionsCodec.fromJson(json.path("options"), name -> null));
    }

    private static WriteCase write(JsonNode json) {
        List<Step> steps = new ArrayList<>();
        json.path(STEPS).forEach(step -> steps.add(step(step)));
        return new WriteCase(Dataset.fromJson(json), steps);
    }

    private static Step step(JsonNode json) {
        List<Map<String, @Nullable Object>> data = new ArrayList<>();
        json.path("data").forEach(one -> data.add(RecordCodec.dataFromJson(one)));
        List<String> names = new ArrayList<>();
        json.path("names").forEach(name -> names.add(name.asText()));
        return new Step(
                Step.Action.valueOf(json.path("action").asText().toUpperCase(Locale.ROOT)),
                json.path("object").asText(),
                data,
                names,
                json.has("query") ? QueryCodec.fromJson(json.path("query")) : QueryAST.ALL,
                json.hasNonNull("tenantId") ? json.path("tenantId").asText() : null);
    }
}
