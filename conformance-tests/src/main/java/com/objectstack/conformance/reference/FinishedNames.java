package com.objectstack.conformance.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of finished columns: group keys, aggregates, window functions; nothing leads further. */
final class FinishedNames implements NameReader {
    private static final String ROWS = "";

    private final List<Column> columns;
    private final Scope scope;

    FinishedNames(List<Column> columns, Queries queries) {
        this.columns = List.copyOf(columns);
        Source rows = new Source(ROWS, Derived.of(this.columns, List.of()));
        this.scope = Scope.ofFinishedRows(queries.sight(), queries.capabilities(), rows);
    }

    /** The same names as filters read them. */
    Scope scope() {
        return scope;
    }

    /** A finished row as filters see it. */
    Tuple tuple(Row row) {
        return new Tuple(Map.of(ROWS, row), null);
    }

    @Override
    public Optional<Expression> find(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(Expression::ofFinished);
    }

    @Override
    public void refuse(String name, String path, Problems problems) {
        scope.field(name, path, problems);
    }
}
