package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a schema may not be; collects all problems (SEMANTICS.md §5, decision 26; contract §6.1 and §6.2). */
final class SchemaRules {
    /** Decision 26. */
    private static final int MAX_FIELDS = 1997;

    /** Blocks that change what records mean: implemented or refused, never ignored (contract §6.1). */
    private static final List<String> UNSUPPORTED_BLOCKS =
            List.of("versioning", "partitioning", "cdc", "external", "lifecycle");

    private static final List<String> UNSUPPORTED_FIELD_PROPERTIES =
            List.of("columnName", "encryptionConfig", "maskingRule");

    private static final Set<String> IMPLICIT = Set.of(ObjectModel.ID, ObjectModel.CREATED_AT, ObjectModel.UPDATED_AT);

    private final String name;
    private final ObjectSchema schema;
    private final DriverCapabilities capabilities;
    private final Problems problems = new Problems();

    private SchemaRules(String name, ObjectSchema schema, DriverCapabilities capabilities) {
        this.name = name;
        this.schema = schema;
        this.capabilities = capabilities;
    }

    /** Refuses what no object can be made of: {@code INVALID_SCHEMA} or {@code UNSUPPORTED}. */
    static void check(String name, ObjectSchema schema, DriverCapabilities capabilities) {
        SchemaRules rules = new SchemaRules(name, RecordName.fieldOf(schema), capabilities);
        rules.checkName();
        rules.checkBlocks();
        RecordName.check(schema, rules.problems);
        SoftDelete.check(schema, rules.problems);
        rules.checkFields();
        rules.checkIndexes();
        new SearchRules(name, schema, rules.problems).check();
        rules.checkCapabilities();
        rules.problems.throwIfAny();
    }

    private void checkName() {
        if (!SchemaNames.isIdentifier(name)) {
            invalid("/name", "the object name " + Texts.shown(name) + " is no identifier", SchemaNames.WANTED);
        } else if (SchemaNames.isReserved(name)) {
            invalid("/name", "the object name '" + name + "' is reserved", "use another prefix");
        }
    }

    private void checkBlocks() {
        for (String block : UNSUPPORTED_BLOCKS) {
            Object declared = schema.metadata().get(block);
            boolean isOff = declared instanceof Map<?, ?> map && Boolean.FALSE.equals(map.get("enabled"));
            if (declared != null && !isOff) {
                unsupported("/" + block, "'" + block + "' is declared, and this driver does not act on it");
            }
        }
    }

    private void checkFields() {
        int count = schema.fields().size();
        String mark = SoftDelete.fieldOf(schema);
        int most = mark == null || schema.fields().containsKey(mark) ? MAX_FIELDS : MAX_FIELDS - 1;
        if (count > most) {
            invalid("/fields", "there are " + count + " fields", "declare at most " + most);
        }
        Set<String> names = new HashSet<>();
        schema.fields().values().forEach(field -> checkField(field, names));
    }

    private void checkField(FieldSchema field, Set<String> names) {
        String path = pathOf(field);
        if (!SchemaNames.isIdentifier(field.name())) {
            invalid(path, "the field name " + Texts.shown(field.name()) + " is no identifier", SchemaNames.WANTED);
        } else if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
            invalid(path, "the field name '" + field.name() + "' differs from another by case only", "rename one");
        }
        for (String property : UNSUPPORTED_FIELD_PROPERTIES) {
            if (field.metadata().containsKey(property)) {
                unsupported(path + "/" + property, "'" + property + "' is declared, and no driver acts on it");
            }
        }
        if (field.valueClass() == ValueClass.VECTOR) {
            VectorRules.check(VectorColumn.configOf(field), path + "/vectorConfig", problems);
        }
        checkDefault(field, path);
    }

    private void checkDefault(FieldSchema field, String path) {
        Object declared = field.defaultValue().orElse(null);
        if (declared == null
                || field.valueClass() == ValueClass.NONE
                || Defaults.isResolvedAbove(field, declared)
                || Defaults.isNow(field, declared)) {
            return;
        }
        if (FieldValues.read(field, declared) instanceof Checked.Refused<?> refused) {
            invalid(path + "/defaultValue", refused.message(), "pass a value of the field's type");
        }
    }

    private void checkIndexes() {
        for (int place = 0; place < schema.indexes().size(); place++) {
            IndexSchema index = schema.indexes().get(place);
            String path = JsonPointers.child("/indexes", place);
            if (index.type() != IndexType.BTREE && !index.type().isSearch()) {
                unsupported(path + "/type", "an index of type '" + index.type().wireName() + "' cannot be built");
            }
            if (index.name().filter(given -> !SchemaNames.isIdentifier(given)).isPresent()) {
                invalid(path + "/name", "the index name is no identifier", SchemaNames.WANTED);
            }
            for (String field : index.fields()) {
                if (!schema.fields().containsKey(field) && !IMPLICIT.contains(field) && !isMark(field)) {
                    invalid(path + "/fields", "the index names '" + field + "', which is not declared", "declare it");
                }
            }
        }
    }

    private boolean isMark(String field) {
        return field.equals(SoftDelete.fieldOf(schema));
    }

    private void checkCapabilities() {
        for (int place = 0; place < schema.indexes().size(); place++) {
            boolean isSearch = schema.indexes().get(place).type().isSearch();
            Capability needed = isSearch ? Capability.FULL_TEXT_SEARCH : Capability.INDEXES;
            require(needed, JsonPointers.child("/indexes", place) + "/type", "an index");
        }
        for (FieldSchema field : schema.fields().values()) {
            switch (field.valueClass()) {
                case LIST -> require(Capability.ARRAY_FIELDS, pathOf(field) + "/type", "a field of lists");
                case JSON -> require(Capability.JSON_FIELDS, pathOf(field) + "/type", "a field of JSON values");
                case TEXT, NUMBER, BOOLEAN, DATE, DATETIME, TIME, FILE, VECTOR, NONE -> {}
            }
        }
    }

    private void require(Capability needed, String path, String what) {
        if (!capabilities.has(needed)) {
            unsupported(path, what + " needs the capability " + needed);
        }
    }

    private static String pathOf(FieldSchema field) {
        return JsonPointers.child("/fields", field.name());
    }

    private void invalid(String path, String message, String hint) {
        problems.add(ErrorCode.INVALID_SCHEMA, path, message, hint);
    }

    private void unsupported(String path, String message) {
        problems.add(ErrorCode.UNSUPPORTED, path, message, "leave it out");
    }
}
