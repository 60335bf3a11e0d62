package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.LiveTable;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.External;
import com.objectstack.compiler.model.SchemaRules;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.Problem;
import com.objectstack.schema.ChangeCategory;
import com.objectstack.schema.ColumnChange;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.SchemaChange;
import com.objectstack.schema.TableChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Objects in tables of somebody else, which are looked at and never changed; contract B239. */
final class ExternalTables {
    private static final String BLOCKER = "the table is somebody else's";

    private final SqlSession session;
    private final Registry registry;

    ExternalTables(SqlSession session, Registry registry) {
        this.session = session;
        this.registry = registry;
    }

    /** Registers an object, unless its table lacks what it declares. */
    void register(ObjectSchema schema) {
        ObjectSchema external =
                schema.metadata().get("external") == null ? schema.asExternal(schema.name(), Map.of()) : schema;
        SchemaRules.check(schema.name(), external);
        TableModel table = TableModel.of(schema.name(), external);
        Introspection database = new Introspection(session, Deadline.NONE);
        List<Problem> problems = missing(table, database).stream()
                .map(change -> problem(change, table))
                .toList();
        if (!problems.isEmpty()) {
            throw DriverException.of(problems);
        }
        registry.registerExternal(new ObjectDefinition(schema.name(), external), database.isNumbered(table));
    }

    /** What of an object its table lacks. Columns without a field are nobody's business here. */
    static List<SchemaChange> missing(TableModel table, Introspection database) {
        LiveTable live = database.tables(List.of(table.storedName())).get(table.storedName());
        if (live == null) {
            return List.of(new TableChange(
                    TableChange.Kind.CREATE_TABLE,
                    table.name(),
                    table.storedName(),
                    ChangeCategory.SAFE,
                    "there is no table '" + table.storedName() + "'",
                    List.of(),
                    true,
                    BLOCKER));
        }
        List<SchemaChange> missing = new ArrayList<>();
        for (ColumnModel column : table.columns().values()) {
            if (!live.has(column.storedName())) {
                missing.add(new ColumnChange(
                        ColumnChange.Kind.ADD_COLUMN,
                        table.name(),
                        column.storedName(),
                        ChangeCategory.SAFE,
                        "table '" + table.storedName() + "' has no column '" + column.storedName() + "' for field '"
                                + column.name() + "'",
                        List.of(),
                        true,
                        BLOCKER));
            }
        }
        return missing;
    }

    private static Problem problem(SchemaChange change, TableModel table) {
        boolean isColumn = change instanceof ColumnChange;
        boolean isNamed = External.of(table.schema())
                .filter(external -> external.remoteName() != null)
                .isPresent();
        String path = isColumn
                ? JsonPointers.child(
                        "/fields", table.stored(change.name()).orElseThrow().name())
                : isNamed ? "/external/remoteName" : "/name";
        return Problem.of(ErrorCode.SCHEMA_CONFLICT, path, change.description());
    }

    /** Refuses a change of a table that is somebody else's. */
    void requireOwn(String object) {
        registry.external(object).ifPresent(table -> {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED,
                    "/external",
                    "the table '" + table.storedName() + "' of object '" + table.name() + "' is somebody else's",
                    "change it where it is managed, then register the object");
        });
    }
}
