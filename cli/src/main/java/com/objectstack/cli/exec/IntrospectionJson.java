package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.IntrospectedSchema;

/** What a database holds, with the contract's names (B253 to B256). */
final class IntrospectionJson {
    private IntrospectionJson() {}

    static ObjectNode of(IntrospectedSchema schema) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode tables = json.putObject("tables");
        schema.tables().forEach((name, table) -> tables.set(name, of(table)));
        return json;
    }

    private static ObjectNode of(IntrospectedSchema.Table table) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", table.name());
        ArrayNode columns = json.putArray("columns");
        table.columns().forEach(column -> columns.add(of(column)));
        ArrayNode foreignKeys = json.putArray("foreignKeys");
        table.foreignKeys()
                .forEach(key -> foreignKeys
                        .addObject()
                        .put("columnName", key.columnName())
                        .put("referencedTable", key.referencedTable())
                        .put("referencedColumn", key.referencedColumn())
                        .put("constraintName", key.constraintName()));
        ArrayNode primaryKeys = json.putArray("primaryKeys");
        table.primaryKeys().forEach(primaryKeys::add);
        return json;
    }

    private static ObjectNode of(IntrospectedSchema.Column column) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", column.name())
                .put("type", column.type())
                .put("nullable", column.nullable())
                .put("defaultValue", column.defaultText())
                .put("isPrimary", column.isPrimary())
                .put("isUnique", column.isUnique());
    }
}
