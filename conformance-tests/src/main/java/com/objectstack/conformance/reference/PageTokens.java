package com.objectstack.conformance.reference;

import com.objectstack.query.Cursor;
import com.objectstack.query.QueryAST;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mirror's token for each token that the driver gave for the same page: tokens are each driver's own. The last ones
 * are known. Thread-safe.
 */
final class PageTokens {
    private static final int MOST = 10_000;

    private final Map<String, String> tokens = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    synchronized void put(@Nullable String driver, @Nullable String mirror) {
        if (driver != null && mirror != null) {
            tokens.put(driver, mirror);
        }
    }

    /** The query as the mirror understands it; null if it begins after a page that was not compared. */
    synchronized @Nullable QueryAST mirrored(QueryAST query) {
        if (!(query.cursor() instanceof Cursor.Token token)) {
            return query;
        }
        String mirror = tokens.get(token.text());
        return mirror == null ? null : query.toBuilder().cursor(mirror).build();
    }
}
