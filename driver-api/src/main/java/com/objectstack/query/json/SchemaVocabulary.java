package com.objectstack.query.json;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;

/** The properties of schemas: those with a component of their own, and those kept as metadata; contract §6.1, §6.2. */
final class SchemaVocabulary {
    static final String TENANCY_NAME = "tenancy";

    /** Of an object: what people or upper layers read, and what a driver must judge at registration. */
    private static final List<String> OBJECT_METADATA = List.of(
            "label",
            "pluralLabel",
            "description",
            "icon",
            "tags",
            "datasource",
            "keyPrefix",
            "active",
            "isSystem",
            "abstract",
            "softDelete",
            "versioning",
            "partitioning",
            "cdc",
            "recordName",
            "enable",
            "lifecycle",
            "external",
            "validations",
            "workflows",
            "permissions",
            "titleFormat",
            "displayNameField",
            "compactLayout",
            "actions",
            "search",
            "stateMachines");

    static final Vocabulary OBJECT = Vocabulary.of(
            "an object schema",
            ImmutableList.<String>builder()
                    .add("name", "fields", "indexes", TENANCY_NAME)
                    .addAll(OBJECT_METADATA)
                    .build(),
            Map.of("columns", "'fields'", "indices", "'indexes'", "tenantField", "'tenancy.tenantField'"));

    /** Of a field: labels, rules of upper layers, and what a driver must judge at registration. */
    private static final List<String> FIELD_METADATA = List.of(
            "label",
            "description",
            "externalId",
            "minLength",
            "maxLength",
            "min",
            "max",
            "precision",
            "scale",
            "options",
            "deleteBehavior",
            "referenceFilters",
            "lookupFilters",
            "expression",
            "summaryOperations",
            "autonumberFormat",
            "format",
            "columnName",
            "vectorConfig",
            "currencyConfig",
            "fileAttachmentConfig",
            "encryptionConfig",
            "maskingRule",
            "auditTrail",
            "dependencies",
            "cached",
            "dataQualityRules",
            "hidden",
            "readonly",
            "sortable",
            "inlineHelpText",
            "group",
            "placeholder",
            "helpText",
            "language",
            "theme",
            "lineNumbers",
            "step",
            "showValue",
            "marks",
            "maxRating",
            "allowHalf",
            "displayMap",
            "allowGeocoding",
            "addressFormat",
            "colorFormat",
            "allowAlpha",
            "presetColors",
            "qrErrorCorrection",
            "conditionalRequired",
            "trackFeedHistory",
            "caseSensitive");

    static final Vocabulary FIELD = Vocabulary.of(
            "a field schema",
            ImmutableList.<String>builder()
                    .add(
                            "name",
                            "type",
                            "multiple",
                            "required",
                            "storage",
                            "unique",
                            "index",
                            "searchable",
                            "reference")
                    .add("defaultValue")
                    .addAll(FIELD_METADATA)
                    .build(),
            Map.of(
                    "reference_to", "'reference'",
                    "referenceTo", "'reference'",
                    "notNull", "'storage.notNull'",
                    "nullable", "'storage.notNull'",
                    "default", "'defaultValue'",
                    "default_value", "'defaultValue'",
                    "indexed", "'index'"));

    static final Vocabulary STORAGE = Vocabulary.of("'storage'", "notNull");

    static final Vocabulary INDEX = Vocabulary.of("an index", "name", "fields", "type", "unique", "where", "partial");

    static final Vocabulary TENANCY =
            Vocabulary.of("'tenancy'", "enabled", "tenantField", "organizationField", "strategy", "crossTenantAccess");

    private SchemaVocabulary() {}
}
