package com.objectstack.compiler.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.compiler.vector.VectorFormat;
import com.objectstack.compiler.vector.VectorMetric;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.Problem;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a vector field may declare. */
class VectorConfigTest {
    @Test
    void nothingDeclaredIsFloat32UnderCosine() {
        VectorConfig config = VectorConfig.of(null);

        assertThat(config.dimensions()).isEmpty();
        assertThat(config.format()).isEqualTo(VectorFormat.FLOAT32);
        assertThat(config.metric()).contains(VectorMetric.COSINE);
    }

    @Test
    void metricsThatNoDatabaseComputesAreNone() {
        assertThat(new VectorConfig(Map.of("distanceMetric", "manhattan")).metric())
                .isEmpty();
        assertThat(new VectorConfig(Map.of("distanceMetric", "euclidean", "format", "float1bit")).metric())
                .isEmpty();
        assertThat(new VectorConfig(Map.of("distanceMetric", "euclidean", "format", "float8")).metric())
                .contains(VectorMetric.EUCLIDEAN);
    }

    @Test
    void everyWrongPropertyIsRefused() {
        Map<String, Object> wrong = Map.of("dimensions", 0, "distanceMetric", "angle", "format", "f32");

        DriverException refusal = catchThrowableOfType(
                DriverException.class,
                () -> SchemaRules.check("doc", ObjectSchema.of("doc", FieldSchema.vector("v", wrong))));

        assertThat(refusal.problems())
                .extracting(Problem::describe)
                .allMatch(problem -> problem.startsWith("[INVALID_SCHEMA] /fields/v/vectorConfig/"))
                .hasSize(3);
    }

    @Test
    void dimensionsAreWholeNumbers() {
        assertThat(new VectorConfig(Map.of("dimensions", 2.5)).problems()).containsOnlyKeys("dimensions");
        assertThat(new VectorConfig(Map.of("dimensions", 10_001)).problems()).containsOnlyKeys("dimensions");
        assertThat(new VectorConfig(Map.of("dimensions", 10_000.0)).problems()).isEmpty();
    }
}
