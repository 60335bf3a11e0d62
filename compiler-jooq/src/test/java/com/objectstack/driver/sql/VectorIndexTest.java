package com.objectstack.driver.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.compiler.vector.VectorMetric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which statements have made an index that can be used. */
class VectorIndexTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE INDEX i ON t (libsql_vector_idx(v)) | v | COSINE",
                "create index i on t(LIBSQL_VECTOR_IDX( \"v\" )) | v | COSINE",
                "create index i on t (libsql_vector_idx(`my_v`, 'metric=l2')) | my_v | EUCLIDEAN",
                "create index i on t (libsql_vector_idx([v], 'max_neighbors=8', 'metric = cosine')) | v | COSINE"
            })
    void columnAndMetricAreRead(String sql, String column, VectorMetric metric) {
        assertThat(VectorIndex.of("i", sql)).contains(new VectorIndex("i", column, metric));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index i on t (libsql_vector_idx(v)) where a = 1",
                "create index i on t (libsql_vector_idx(v, 'metric=hamming'))",
                "create index i on t (v)",
                "create index i on t (libsql_vector_idx(v || w))"
            })
    void othersAreNotUsed(String sql) {
        assertThat(VectorIndex.of("i", sql)).isEmpty();
    }
}
