package com.objectstack.conformance.reference;

import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of the rows of a query: what its {@link Scope} says, told apart. */
final class RowNames implements NameReader {
    private final Scope scope;
    private final List<Source> sources;
    private final Map<String, Optional<Expression>> found = new HashMap<>();

    /**
     * The names.
     *
     * @param scope what they stand for
     * @param sources the base, then the joined sources
     */
    RowNames(Scope scope, List<Source> sources) {
        this.scope = scope;
        this.sources = List.copyOf(sources);
    }

    Scope scope() {
        return scope;
    }

    Source base() {
        return sources.get(0);
    }

    /** The joined sources, in written order. */
    List<Source> joined() {
        return sources.subList(1, sources.size());
    }

    List<Source> sources() {
        return sources;
    }

    @Override
    public Optional<Expression> find(String name) {
        return found.computeIfAbsent(name, this::read);
    }

    @Override
    public void refuse(String name, String path, Problems problems) {
        scope.field(name, path, problems);
    }

    /** What a name inside a window or an order stands for: a field, else a selected alias. */
    Optional<Expression> findOrAlias(String name, QueryAST query) {
        return find(name)
                .or(() -> query.fields().stream()
                        .filter(selection -> selection instanceof Selection.Field plain
                                && plain.alias().filter(name::equals).isPresent())
                        .findFirst()
                        .flatMap(selection -> find(selection.field())));
    }

    /** What tells each row from all others (SEMANTICS.md decision 16): {@code id}, or all columns where there is none. */
    List<Expression> keys() {
        List<Expression> keys = new ArrayList<>();
        for (Source source : sources) {
            List<Column> columns = source.relation().columns();
            List<Column> ids = columns.stream()
                    .filter(column -> column.name().equals(ObjectModel.ID))
                    .toList();
            (ids.isEmpty() ? columns : ids).forEach(column -> keys.add(Expression.ofSource(source.alias(), column)));
        }
        return keys;
    }

    private Optional<Expression> read(String name) {
        return scope.field(name, "", new Problems()).map(term -> {
            Column column = new Column(term.field().name(), term.field(), term.isJsonPath(), term.isTenant());
            return new Expression(column, key(name, column), entry -> term.value(entry.row()));
        });
    }

    private List<String> key(String name, Column column) {
        boolean isColumn = name.indexOf('.') < 0
                || base().relation().columns().stream()
                        .anyMatch(one -> one.name().equals(name));
        if (isColumn) {
            return List.of(base().alias(), column.name());
        }
        List<String> segments = Arrays.asList(name.split("\\.", -1));
        List<String> key = new ArrayList<>();
        if (isSource(segments.get(0))) {
            key.addAll(segments);
        } else {
            key.add(base().alias());
            key.addAll(segments);
        }
        if (key.size() == 2) {
            key.set(1, column.name());
        }
        return key;
    }

    private boolean isSource(String alias) {
        return !joined().isEmpty()
                && sources.stream().anyMatch(source -> source.alias().equals(alias));
    }
}
