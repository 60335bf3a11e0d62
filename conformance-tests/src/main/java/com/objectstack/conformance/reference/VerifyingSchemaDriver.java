package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ExecuteResult;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ISchemaDriver;
import com.objectstack.driver.IntrospectedSchema;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;

/** A {@link VerifyingDriver} whose driver changes schemas, too. */
final class VerifyingSchemaDriver extends VerifyingDriver implements ISchemaDriver {
    private final ISchemaDriver driver;

    VerifyingSchemaDriver(IDataDriver driver, ISchemaDriver schemas, VerifyingSettings settings) {
        super(driver, settings);
        this.driver = schemas;
    }

    @Override
    public void createCollection(String object, ObjectSchema schema) {
        schemas()
                .change(
                        "createCollection",
                        List.of(new ObjectDefinition(object, schema)),
                        DriverOptions.NONE,
                        own -> driver.createCollection(object, schema),
                        (reference, own) -> reference.createCollection(object, schema));
    }

    @Override
    public void dropCollection(String object) {
        schemas()
                .drop(
                        "dropCollection",
                        object,
                        DriverOptions.NONE,
                        own -> driver.dropCollection(object),
                        (reference, own) -> reference.dropCollection(object));
    }

    @Override
    public void addColumn(String object, String field, FieldSchema definition) {
        schemas()
                .alter(
                        "addColumn",
                        object,
                        Map.of("field", field, "type", definition.type().name()),
                        () -> driver.addColumn(object, field, definition),
                        reference -> reference.addColumn(object, field, definition));
    }

    @Override
    public void modifyColumn(String object, String field, FieldSchema definition) {
        schemas().redeclare(object, () -> driver.modifyColumn(object, field, definition), fields -> {
            fields.put(field, new Column(field, definition).named(field).field());
            return fields;
        });
    }

    @Override
    public void dropColumn(String object, String field) {
        schemas().redeclare(object, () -> driver.dropColumn(object, field), fields -> {
            fields.remove(field);
            return fields;
        });
    }

    @Override
    public void createIndex(String object, IndexSchema index) {
        schemas()
                .alter(
                        "createIndex",
                        object,
                        Map.of("fields", index.fields()),
                        () -> driver.createIndex(object, index),
                        reference -> reference.createIndex(object, index));
    }

    @Override
    public void dropIndex(String object, String indexName) {
        schemas()
                .alter(
                        "dropIndex",
                        object,
                        indexName,
                        () -> driver.dropIndex(object, indexName),
                        reference -> reference.dropIndex(object, indexName));
    }

    @Override
    public boolean verifySearchIndex(String object) {
        return driver.verifySearchIndex(object);
    }

    @Override
    public void rebuildSearchIndex(String object) {
        driver.rebuildSearchIndex(object);
    }

    @Override
    public ExecuteResult executeRaw(String statement) {
        return schemas().unfollowed(() -> driver.executeRaw(statement));
    }

    @Override
    public IntrospectedSchema introspectSchema() {
        return driver.introspectSchema();
    }
}
