package com.objectstack.benchmarks;

import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.List;

/** The objects that benchmarks ask: customers, their invoices, the lines of these. */
public final class Objects {
    private Objects() {}

    /**
     * Their schemas.
     *
     * @return the objects
     */
    public static List<ObjectDefinition> all() {
        return List.of(
                define(
                        "customer",
                        FieldSchema.of("name", FieldType.TEXT),
                        FieldSchema.of("parent", FieldType.TREE).withReference("customer")),
                define(
                        "invoice",
                        FieldSchema.of("number", FieldType.TEXT),
                        FieldSchema.of("status", FieldType.SELECT),
                        FieldSchema.of("total", FieldType.CURRENCY),
                        FieldSchema.of("discount", FieldType.NUMBER),
                        FieldSchema.of("paid", FieldType.BOOLEAN),
                        FieldSchema.of("issued", FieldType.DATE),
                        FieldSchema.of("sent", FieldType.DATETIME),
                        FieldSchema.lookup("customer", "customer"),
                        FieldSchema.of("note", FieldType.TEXT)),
                define(
                        "line",
                        FieldSchema.of("invoice", FieldType.MASTER_DETAIL).withReference("invoice"),
                        FieldSchema.of("quantity", FieldType.NUMBER)));
    }

    private static ObjectDefinition define(String name, FieldSchema... fields) {
        return new ObjectDefinition(name, ObjectSchema.of(name, fields));
    }
}
