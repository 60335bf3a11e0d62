package com.objectstack.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.compiler.model.Catalog;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.vector.VectorMetric;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.query.Field;
import com.objectstack.query.Nearest;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a vector index proposes rows. */
class IndexedNearestTest {
    private static final String PROPOSED = "vector_top_k";

    private static final Catalog DECLARED = Catalog.declared(List.of(new ObjectDefinition(
            "light",
            ObjectSchema.of(
                    "light",
                    FieldSchema.of("kind", FieldType.TEXT),
                    FieldSchema.vector("spot", Map.of("dimensions", 2, "distanceMetric", "euclidean"))))));

    /** With an index of one column. */
    private static Catalog indexed(String field, VectorMetric kept) {
        return new Catalog() {
            @Override
            public Optional<TableModel> table(String object) {
                return DECLARED.table(object);
            }

            @Override
            public Collection<String> names() {
                return DECLARED.names();
            }

            @Override
            public Optional<String> vectorIndex(TableModel table, ColumnModel column, VectorMetric metric) {
                return column.name().equals(field) && metric == kept ? Optional.of("near") : Optional.empty();
            }
        };
    }

    private static Rendered compiled(Catalog catalog, Query query, boolean isApproximate) {
        QueryAST whole = query.fields("id")
                .nearest(new Nearest("spot", List.of(0.0, 1.0), 3, null, null, isApproximate))
                .build();
        return new ReadCompiler(catalog, SqlDriverSettings.DEFAULTS.capabilities())
                .find("light", whole, DriverOptions.NONE)
                .statement();
    }

    @Test
    void withoutAFilterTheIndexProposesAsManyAsAreAskedFor() {
        Rendered statement = compiled(indexed("spot", VectorMetric.EUCLIDEAN), Query.from("light"), true);

        assertThat(statement.sql())
                .contains("`spot` is not null and `rowid` in (select `id` from vector_top_k(?, ?, ?)))");
        assertThat(statement.binds()).hasSize(5).contains("near", 3L);
    }

    @Test
    void whereTooFewOfThoseProposedPassAFilterAllRowsAreLookedAt() {
        Query some = Query.from("light").where(Field.field("kind").eq("lamp"));

        Rendered statement = compiled(indexed("spot", VectorMetric.EUCLIDEAN), some, true);

        assertThat(statement.sql())
                .contains(
                        "`rowid` in (select `id` from vector_top_k(?, ?, ?) union all select `rowid` from `light` where"
                                + " (select count(*) from (");
        assertThat(statement.binds()).contains("near", 30L, 3L);
    }

    @Test
    void exactQueriesUseNoIndex() {
        assertThat(compiled(indexed("spot", VectorMetric.EUCLIDEAN), Query.from("light"), false)
                        .sql())
                .doesNotContain(PROPOSED);
    }

    @Test
    void anIndexOfAnotherColumnOrMetricIsNotUsed() {
        assertThat(compiled(indexed("beam", VectorMetric.EUCLIDEAN), Query.from("light"), true)
                        .sql())
                .doesNotContain(PROPOSED);
        assertThat(compiled(indexed("spot", VectorMetric.COSINE), Query.from("light"), true)
                        .sql())
                .doesNotContain(PROPOSED);
    }
}
