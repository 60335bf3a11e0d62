package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every query of one request shares, nested ones included.
 *
 * @param catalog the objects
 * @param commonTables the common tables a query sees, by name
 * @param capabilities what the driver can do
 * @param visibility which records are seen
 * @param slots which values are literals
 */
record CompileContext(
        Catalog catalog,
        Map<String, TableModel> commonTables,
        DriverCapabilities capabilities,
        Visibility visibility,
        Slots slots) {
    CompileContext(Catalog catalog, DriverCapabilities capabilities, Visibility visibility, Slots slots) {
        this(catalog, Map.of(), capabilities, visibility, slots);
    }

    CompileContext {
        commonTables = Collections.unmodifiableMap(new LinkedHashMap<>(commonTables));
    }

    /** The same request where one more common table is seen. */
    CompileContext seeing(TableModel commonTable) {
        Map<String, TableModel> more = new LinkedHashMap<>(commonTables);
        more.put(commonTable.name(), commonTable);
        return new CompileContext(catalog, more, capabilities, visibility, slots);
    }

    /** A common table or object. */
    Optional<TableModel> table(String name) {
        TableModel common = commonTables.get(name);
        return common != null ? Optional.of(common) : catalog.table(name);
    }

    /** A common table or object; adds why there is none. */
    @Nullable
    TableModel require(String name, String path, Problems problems) {
        Optional<TableModel> table = table(name);
        if (table.isEmpty()) {
            problems.add(new Problem(
                    ErrorCode.UNKNOWN_OBJECT,
                    path,
                    "there is no object '" + name + "'",
                    NearestName.hint(name, catalog.names()).orElse(null)));
        }
        return table.orElse(null);
    }
}
