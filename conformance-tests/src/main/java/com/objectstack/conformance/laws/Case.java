package com.objectstack.conformance.laws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.query.Condition;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.ObjectSchema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One drawn case: a table and what is asked of it. Its text is JSON, so that a failure can be kept and run again.
 *
 * @param schema the object
 * @param rows its rows, with ids; values as a driver returns them
 * @param filters filters that fit the schema
 * @param query a query that fits the schema
 */
record Case(ObjectSchema schema, List<Map<String, @Nullable Object>> rows, List<Condition> filters, QueryAST query) {
    Case {
        rows = Collections.unmodifiableList(rows);
        filters = List.copyOf(filters);
    }

    Condition filter() {
        return filters.get(0);
    }

    @Override
    public String toString() {
        try {
            return json().toPrettyString();
        } catch (DriverException noJson) {
            return "schema " + SchemaCodec.toJson(schema) + "\nrows " + rows + "\nfilters " + filters + "\n" + query;
        }
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("object", schema.name());
        json.set("schema", SchemaCodec.toJson(schema));
        rows.forEach(row -> json.withArray("rows").add(RecordCodec.toJson(row)));
        filters.forEach(filter -> json.withArray("filters").add(QueryCodec.toJson(filter)));
        json.set("query", QueryCodec.toJson(query));
        return json;
    }
}
