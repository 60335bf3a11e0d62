package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.ErrorCode;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of a query: its base object, what is joined to it, and the enclosing query (SEMANTICS.md §3).
 *
 * <p>The first segment of a dotted name is, in this order: a join alias; the base object's own name, where there are
 * joins; a field of the base.
 */
final class Scope {
    private static final String OUTER = "outer";

    private final Source base;
    private final @Nullable Scope outer;
    private final DriverCapabilities capabilities;
    private final Catalog catalog;
    private final FieldPaths paths;
    private final boolean isFinished;
    private final Map<String, Source> joins = new LinkedHashMap<>();

    /**
     * The names of a query that joins nothing yet.
     *
     * @param catalog the objects that paths lead to
     * @param capabilities what may be asked
     * @param base what the query reads; its alias is the object's name
     * @param outer the names of the enclosing query, null if there is none
     */
    Scope(Catalog catalog, DriverCapabilities capabilities, Source base, @Nullable Scope outer) {
        this(catalog, capabilities, base, outer, false);
    }

    private Scope(
            Catalog catalog, DriverCapabilities capabilities, Source base, @Nullable Scope outer, boolean isFinished) {
        this.catalog = catalog;
        this.capabilities = capabilities;
        this.base = base;
        this.outer = outer;
        this.isFinished = isFinished;
        this.paths = new FieldPaths(catalog, capabilities);
    }

    /** The columns of finished rows: group keys, aggregates and window aliases by name alone, without paths (§2). */
    static Scope ofFinishedRows(Catalog catalog, DriverCapabilities capabilities, Source rows) {
        return new Scope(catalog, capabilities, rows, null, true);
    }

    /** Adds a joined source; its alias is known to be free. */
    void join(Source joined) {
        joins.put(joined.alias(), joined);
    }

    Source base() {
        return base;
    }

    /** The joined sources by alias, in written order. */
    Map<String, Source> joins() {
        return Collections.unmodifiableMap(joins);
    }

    Optional<Scope> outer() {
        return Optional.ofNullable(outer);
    }

    DriverCapabilities capabilities() {
        return capabilities;
    }

    /** Whether the names are those of finished rows, not of records. */
    boolean isFinished() {
        return isFinished;
    }

    /** What a name stands for in {@code where, fields, orderBy, groupBy, ...}; empty after a problem was collected. */
    Optional<Term> field(String name, String path, Problems problems) {
        Optional<Term> found = field(name);
        if (found.isEmpty()) {
            refusals().add(name, path, problems);
        }
        return found;
    }

    /** What the name in a {@code $field} stands for; empty after a problem was collected. */
    Optional<Term> comparand(String name, String path, Problems problems) {
        Optional<Term> found = comparand(name);
        if (found.isEmpty() && (isFinished || name.indexOf('.') < 0)) {
            refusals().add(name, path, problems);
        } else if (found.isEmpty()) {
            problems.add(
                    ErrorCode.INVALID_FILTER,
                    path,
                    "'" + name + "' names no field of a joined object, and paths are no comparands",
                    "name a field of the same record, of an alias, or of 'outer' in a subquery");
        }
        return found;
    }

    /** What a name stands for, empty if that is nothing. */
    Optional<Term> field(String name) {
        if (isFinished) {
            return finished(name);
        }
        Optional<Term> own = column(base, name);
        List<String> segments = Arrays.asList(name.split("\\.", -1));
        if (own.isPresent() || segments.size() == 1) {
            return own;
        }
        Optional<Source> qualifier = source(segments.get(0), !joins.isEmpty());
        return qualifier.isPresent()
                ? paths.follow(qualifier.get(), segments.subList(1, segments.size()))
                : paths.follow(base, segments);
    }

    /**
     * A dotted comparand names an alias, the base object or {@code outer}; reference and JSON paths are none (§4). Of
     * {@code outer} the rest is a name of the enclosing query.
     */
    private Optional<Term> comparand(String name) {
        if (isFinished) {
            return finished(name);
        }
        int dot = name.indexOf('.');
        if (dot < 0) {
            return column(base, name);
        }
        String head = name.substring(0, dot);
        String rest = name.substring(dot + 1);
        if (head.equals(OUTER) && outer != null) {
            return outer.comparand(rest).map(Scope::inEnclosingRow);
        }
        return source(head, !joins.isEmpty() || outer != null).flatMap(source -> column(source, rest));
    }

    private static Term inEnclosingRow(Term term) {
        return new Term(term.field(), term.isJsonPath(), term.isTenant(), false, tuple -> {
            Tuple enclosing = tuple.outer();
            if (enclosing == null) {
                throw new IllegalStateException("a subquery was run without the row that encloses it");
            }
            return term.value(enclosing);
        });
    }

    /** The source a qualifier names: a join alias, or the base where it may be named. */
    private Optional<Source> source(String qualifier, boolean isBaseNamed) {
        Source joined = joins.get(qualifier);
        boolean isBase = joined == null && isBaseNamed && qualifier.equals(base.alias());
        return isBase ? Optional.of(base) : Optional.ofNullable(joined);
    }

    private static Optional<Term> column(Source source, String name) {
        return source.column(name).map(column -> Term.of(column, tuple -> tuple.value(source.alias(), column.name())));
    }

    private Optional<Term> finished(String name) {
        return base.relation().columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(column -> Term.of(column, tuple -> tuple.value(base.alias(), column.name())));
    }

    private NameRefusals refusals() {
        return new NameRefusals(this, catalog);
    }
}
