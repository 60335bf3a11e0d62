package com.objectstack.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.Rendered;
import java.util.Arrays;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class RendererTest {
    @Test
    void valuesAreCollectedInTheOrderOfTheText() {
        var second = DSL.select(Parts.bind(null), Parts.bind(new byte[] {1})).asTable(DSL.name("second"));

        Rendered rendered = Renderer.render(
                DSL.select(Parts.bind(1L))
                        .from(second)
                        .where(Parts.column("a").eq(Parts.bind("x")))
                        .limit(DSL.inline(3)),
                List.of());

        assertThat(rendered.sql()).isEqualTo("select ? from (select ?, ?) as `second` where `a` = ? limit 3");
        assertThat(rendered.binds())
                .isEqualTo(Arrays.asList(1L, null, rendered.binds().get(2), "x"));
    }

    @Test
    void aValueThatNobodyWouldBindIsABug() {
        assertThatThrownBy(() -> Renderer.render(DSL.select(DSL.val("lost")), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Parts.bind");
    }

    @Test
    void forOthersAValueIsAParameterOfJooqs() {
        assertThat(SqliteDialect.context().extractBindValues(DSL.select(Parts.bind(7L), Parts.bind("x"))))
                .containsExactly(7L, "x");
    }
}
