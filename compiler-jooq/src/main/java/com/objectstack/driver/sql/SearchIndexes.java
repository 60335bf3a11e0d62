package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.LiveObject;
import com.objectstack.compiler.ddl.SearchSchema;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.SearchTable;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The search indexes of objects: made with their tables, checked and made anew on demand. */
final class SearchIndexes {
    /** SQLite's plain code for a damaged file; damage of a virtual table has another, or comes without any. */
    private static final int DAMAGED_FILE = 11;

    private final SqlExecutor executor;
    private final Registry registry;
    private final DriverCapabilities capabilities;

    SearchIndexes(SqlExecutor executor, Registry registry, DriverCapabilities capabilities) {
        this.executor = executor;
        this.registry = registry;
        this.capabilities = capabilities;
    }

    /**
     * What an object declares. On a driver that does not search, {@code searchable} says nothing.
     *
     * @throws DriverException {@code UNSUPPORTED} if an index for search is declared and the driver does not search
     */
    Optional<SearchIndex> find(TableModel table) {
        if (capabilities.has(Capability.FULL_TEXT_SEARCH)) {
            return SearchIndex.of(table);
        }
        ObjectSchema schema = table.schema();
        for (int place = 0; schema != null && place < schema.indexes().size(); place++) {
            if (schema.indexes().get(place).type().isSearch()) {
                throw DriverException.of(
                        ErrorCode.UNSUPPORTED,
                        JsonPointers.child("/indexes", place) + "/type",
                        "an index for search needs the capability " + Capability.FULL_TEXT_SEARCH,
                        "leave it out");
            }
        }
        return Optional.empty();
    }

    /** What it takes to have an index as declared, nothing if it is. */
    List<Rendered> missing(SearchIndex index, Introspection database) {
        Map<String, LiveObject> live = database.searchIndex(index.object());
        return SearchSchema.isThere(index, live) ? List.of() : SearchSchema.replace(index, live);
    }

    /** Whether the index is there, numbers just the records there are, and holds just their texts. */
    boolean verify(String object) {
        SearchIndex index = require(object);
        if (!SearchSchema.isThere(index, database().searchIndex(object))) {
            return false;
        }
        Rendered question = SearchSchema.isOutOfStep(index);
        SqlResult answer = executor.run(SqlStatement.read(question.sql(), question.binds()), Deadline.NONE);
        return Long.valueOf(0).equals(answer.rows().get(0)[0])
                && index.tables().stream().allMatch(this::holdsTheTexts);
    }

    /** Makes the index anew, all or nothing. */
    void rebuild(String object) {
        SearchIndex index = require(object);
        List<Rendered> statements = SearchSchema.replace(index, database().searchIndex(object));
        executor.batch(statements.stream().map(Writes::write).toList(), Deadline.NONE);
        registry.schemaChanged();
    }

    private boolean holdsTheTexts(SearchTable fts) {
        try {
            executor.run(Writes.write(SearchSchema.check(fts)), Deadline.NONE);
            return true;
        } catch (DriverException failure) {
            boolean isFile = failure.vendor()
                    .filter(error -> error.nativeCode() == DAMAGED_FILE)
                    .isPresent();
            if (failure.code() != ErrorCode.DATABASE_CORRUPT || isFile) {
                throw failure;
            }
            return false;
        }
    }

    private SearchIndex require(String object) {
        SchemaChanges.requireName(object, "object");
        TableModel table = registry.require(object, database()).table();
        return find(table)
                .orElseThrow(() -> DriverException.of(
                        ErrorCode.INVALID_SCHEMA,
                        "",
                        "object '" + object + "' has no search index",
                        "mark fields as searchable, or declare an index of type fulltext, and synchronize the schema"));
    }

    private Introspection database() {
        return new Introspection(executor, Deadline.NONE);
    }
}
