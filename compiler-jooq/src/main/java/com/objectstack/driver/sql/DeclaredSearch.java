package com.objectstack.driver.sql;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Optional;

/** The indexes for search that a registered object declares; others have none. */
final class DeclaredSearch {
    private DeclaredSearch() {}

    /** An object that declares one more; one of its name will do. */
    static List<ObjectDefinition> with(IndexSchema index, TableModel table) {
        ObjectSchema schema = table.schema();
        if (schema == null) {
            throw notRegistered(table.name(), "/type");
        }
        Optional<String> name = index.name();
        boolean isThere = schema.indexes().contains(index) || (name.isPresent() && has(name.get(), schema));
        return List.of(new ObjectDefinition(table.name(), isThere ? schema : schema.withIndexes(index)));
    }

    /** Whether an object declares an index for search of a name. */
    static boolean has(String index, ObjectSchema schema) {
        return schema.indexes().stream().anyMatch(declared -> isNamed(declared, index));
    }

    /** An object that declares one less. */
    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    static ObjectSchema without(String index, ObjectSchema schema) {
        return new ObjectSchema(
                schema.name(),
                schema.fields(),
                schema.indexes().stream()
                        .filter(declared -> !isNamed(declared, index))
                        .toList(),
                schema.declaredTenancy(),
                schema.metadata());
    }

    static DriverException notRegistered(String object, String path) {
        return DriverException.of(
                ErrorCode.UNSUPPORTED,
                path,
                "object '" + object + "' is not declared, and its records are not searched",
                "synchronize or register its schema first");
    }

    private static boolean isNamed(IndexSchema declared, String name) {
        return declared.type().isSearch()
                && declared.name().filter(name::equals).isPresent();
    }
}
