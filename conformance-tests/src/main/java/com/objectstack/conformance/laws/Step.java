package com.objectstack.conformance.laws;

import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call in a sequence of writes.
 *
 * @param action what is called
 * @param object the object, empty for what is done to a transaction
 * @param data the data of each record, none for what takes none
 * @param names the ids, the conflict keys of an upsert, or the name of a savepoint
 * @param query the records of {@code updateMany} and {@code deleteMany}
 * @param tenant the tenant that calls, or null
 */
record Step(
        Action action,
        String object,
        List<Map<String, @Nullable Object>> data,
        List<String> names,
        QueryAST query,
        @Nullable String tenant) {
    /** What a step calls; the names are those of the contract. */
    enum Action {
        CREATE,
        UPDATE,
        UPSERT,
        DELETE,
        BULK_CREATE,
        BULK_UPDATE,
        BULK_DELETE,
        UPDATE_MANY,
        DELETE_MANY,
        BEGIN,
        COMMIT,
        ROLLBACK,
        SAVEPOINT,
        ROLLBACK_TO,
        RELEASE
    }

    Step {
        List<Map<String, @Nullable Object>> copies = new ArrayList<>();
        data.forEach(one -> copies.add(Collections.unmodifiableMap(new LinkedHashMap<>(one))));
        data = List.copyOf(copies);
        names = List.copyOf(names);
    }

    /** Something done to a transaction. */
    static Step of(Action action, String... names) {
        return new Step(action, "", List.of(), List.of(names), QueryAST.ALL, null);
    }

    Step with(List<Map<String, @Nullable Object>> otherData) {
        return new Step(action, object, otherData, names, query, tenant);
    }

    Step asking(QueryAST other) {
        return new Step(action, object, data, names, other, tenant);
    }
}
