package com.objectstack.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.compiler.model.RecordReader;
import com.objectstack.compiler.model.Rendered;
import java.util.BitSet;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class StatementShapeTest {
    private static final RecordReader NOTHING = RecordReader.of(List.of());

    @Test
    void aSlotMayBeBoundTwiceAndOutOfOrder() {
        Field<Object> a = Parts.column("a");
        StatementShape shape = StatementShape.of(
                DSL.select(StatementShape.slot(1))
                        .where(a.eq(StatementShape.slot(0)).or(a.eq(StatementShape.slot(1)))),
                NOTHING);

        Rendered statement = shape.with(new Object[] {"zero", "one"});

        assertThat(statement.sql()).isEqualTo("select ? where (`a` = ? or `a` = ?)");
        assertThat(statement.binds()).containsExactly("one", "zero", "one");
    }

    @Test
    void theSlotsOfAnInsertRunRowByRow() {
        BitSet columns = new BitSet();
        columns.set(0, 3);
        InsertCompiler inserts = new InsertCompiler(new RowLayout(WriteCases.ACCOUNT));

        StatementShape shape = StatementShape.of(inserts.statement(columns, new BitSet(), 2), NOTHING);

        assertThat(shape.with(new Object[] {1L, 2L, 3L, 4L, 5L, 6L}).binds()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }
}
