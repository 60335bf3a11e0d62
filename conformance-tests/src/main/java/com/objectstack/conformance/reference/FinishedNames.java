package com.objectstack.conformance.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of finished columns: group keys, aggregates, window functions; nothing leads further. */
record FinishedNames(List<Column> columns) implements Names {
    FinishedNames {
        columns = List.copyOf(columns);
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
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.name()));
        Names.refuseUnknown(name, path, "the finished rows have no column ", names, problems);
    }
}
