package com.objectstack.compiler.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Field;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class SchemaCompilerTest {
    private static final TableModel TABLE =
            TableModel.of("t", ObjectSchema.of("t", FieldSchema.of("name", FieldType.TEXT)));

    private static final IndexPlan PARTIAL = IndexPlans.of(
            TABLE,
            new IndexSchema(
                    "x",
                    List.of("name"),
                    IndexType.BTREE,
                    Uniqueness.NONE,
                    Field.field("name").eq("select")));

    @Test
    void theFilterOfAnIndexHoldsNoSubquery() {
        Condition subquery = DSL.exists(DSL.selectOne());

        DriverException refusal = catchThrowableOfType(
                DriverException.class,
                () -> new SchemaCompiler((table, filter, path) -> subquery).createIndex(PARTIAL, TABLE));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(refusal.path()).isEqualTo("/where");
    }

    @Test
    void aWordInANameOrTextIsNoSubquery() {
        Condition text = DSL.field(DSL.name("select")).eq(DSL.val("it's a select"));

        assertThat(new SchemaCompiler((table, filter, path) -> text)
                        .createIndex(PARTIAL, TABLE)
                        .sql())
                .endsWith("where `select` = 'it''s a select'");
    }
}
