package com.objectstack.driver.sql;

import com.objectstack.compiler.vector.VectorMetric;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An index of libSQL that finds near vectors among all rows of a table.
 *
 * @param name its name
 * @param column the column as the database calls it
 * @param metric how it compares vectors
 */
record VectorIndex(String name, String column, VectorMetric metric) {
    private static final Pattern KEY = Pattern.compile(
            "\\(\\s*libsql_vector_idx\\s*\\(\\s*[\"`\\[]?([^\"`\\],)\\s]+)[\"`\\]]?\\s*((?:,\\s*'[^']*'\\s*)*)\\)\\s*\\)\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern METRIC =
            Pattern.compile("'\\s*metric\\s*=\\s*([a-z0-9]+)\\s*'", Pattern.CASE_INSENSITIVE);

    /** That of a statement which made one; empty if it is of some rows only, or of a metric that is not known. */
    static Optional<VectorIndex> of(String name, String sql) {
        Matcher key = KEY.matcher(sql);
        if (!key.find()) {
            return Optional.empty();
        }
        Matcher option = METRIC.matcher(key.group(2));
        String metric = option.find() ? option.group(1).toLowerCase(Locale.ROOT) : "cosine";
        return switch (metric) {
            case "cosine" -> Optional.of(new VectorIndex(name, key.group(1), VectorMetric.COSINE));
            case "l2" -> Optional.of(new VectorIndex(name, key.group(1), VectorMetric.EUCLIDEAN));
            default -> Optional.empty();
        };
    }
}
