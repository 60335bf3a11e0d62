package com.objectstack.conformance.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A relation that asks no enclosing row and so is computed once a request, however often it is read. */
final class Remembered implements Relation {
    private final Relation relation;
    private @Nullable List<Row> rows;

    Remembered(Relation relation) {
        this.relation = relation;
    }

    @Override
    public List<Column> columns() {
        return relation.columns();
    }

    @Override
    public List<Row> rows(@Nullable Tuple outer) {
        List<Row> known = rows;
        if (known == null) {
            known = relation.rows(null);
            rows = known;
        }
        return known;
    }
}
