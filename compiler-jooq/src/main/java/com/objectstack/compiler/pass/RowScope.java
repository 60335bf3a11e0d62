package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import com.objectstack.query.Nearest;
import com.objectstack.schema.ValueClass;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows a query reads: its object, joined objects, and the records its paths reach; SEMANTICS.md §3.
 *
 * <p>A path joins the records it reaches when its name is first asked for, once for each distinct path.
 */
final class RowScope implements NameScope, Source.Naming {
    private static final String OUTER = "outer";

    /** References a path may follow (SEMANTICS.md §3). */
    static final int MAX_REFERENCES = 5;

    private final CompileContext context;
    private final Source base;
    private final @Nullable RowScope outer;
    private final String path;
    private final Map<String, Source> joins = new LinkedHashMap<>();
    private final Map<String, PathJoin> paths = new LinkedHashMap<>();
    private final IdentityHashMap<Object, RowScope> nested = new IdentityHashMap<>();
    private final SearchMatches matches = new SearchMatches();
    private boolean qualified;
    private @Nullable ColumnModel distance;

    /**
     * The records a reference reaches.
     *
     * @param reference the reference
     * @param target the records
     */
    record PathJoin(ScopedField reference, Source target) {}

    /**
     * The rows of one object.
     *
     * @param context what the request shares
     * @param table the object
     * @param outer the rows of the enclosing query, or null
     * @param path where the query stands
     */
    RowScope(CompileContext context, TableModel table, @Nullable RowScope outer, String path) {
        this.context = context;
        this.outer = outer;
        this.path = path;
        this.base = new Source(outer == null ? table.name() : table.name() + "#" + outer.depth(), table, this);
        // The name of a column may be another field's, which ORDER BY would take first.
        this.qualified = outer != null || table.hasOtherNames();
    }

    /** The rows a vector search found among others: one derived table, in which the distance is one more column. */
    private RowScope(RowScope rows, ColumnModel distance) {
        this.context = rows.context;
        this.outer = rows.outer;
        this.path = rows.path;
        this.base = new Source(rows.base.alias(), rows.base.table().with(distance), this);
        this.distance = distance;
        this.qualified = outer != null;
        rows.joins.forEach((alias, source) -> joins.put(alias, new Source(alias, source.table(), this, base)));
    }

    /** What the names of a query stand for once its nearest rows are found; {@code this} is kept inside. */
    RowScope found(Nearest nearest) {
        RowScope found = new RowScope(
                this, new ColumnModel(nearest.outputName(), null, ValueClass.NUMBER, ValueCodecs.DISTANCE));
        found.nest(nearest, this);
        return found;
    }

    /** The distance, which a record has whatever is selected; empty if nothing was searched, or it is left out. */
    Optional<ScopedField> distance() {
        return Optional.ofNullable(distance).map(column -> ScopedField.of(column, base));
    }

    /** Has the distance left out of the rows, of which a single column is compared. */
    void leaveOutDistance() {
        distance = null;
    }

    /** How many queries it stands inside of, itself included; subqueries of filters count. */
    int depth() {
        return outer == null ? 1 : outer.depth() + 1;
    }

    CompileContext context() {
        return context;
    }

    Source base() {
        return base;
    }

    /** Where the query stands, for errors found while running. */
    String path() {
        return path;
    }

    /** The joined objects by alias. */
    Map<String, Source> joins() {
        return joins;
    }

    /** The records that paths reach, each after those it needs. */
    Map<String, PathJoin> paths() {
        return paths;
    }

    /** What the query's search finds of the base. */
    SearchMatches matches() {
        return matches;
    }

    /** Adds a joined object. */
    void join(String alias, TableModel table) {
        joins.put(alias, new Source(alias, table, this));
        qualified = true;
    }

    /**
     * Keeps the rows of a query inside this one.
     *
     * @param node what holds the query: a subquery, a join; of a common table the query itself, as it may hold two
     * @param rows what the names of that query stand for
     */
    void nest(Object node, RowScope rows) {
        nested.put(node, rows);
    }

    /** The rows of a query inside this one, as validate found out. */
    RowScope nested(Object node) {
        return Objects.requireNonNull(nested.get(node), "validate passed by " + node);
    }

    /** The rows of all queries inside this one, by what holds them. */
    Map<Object, RowScope> nested() {
        return Collections.unmodifiableMap(nested);
    }

    /** Has every column written with its source. */
    void qualify() {
        qualified = true;
    }

    @Override
    public boolean isQualified() {
        return qualified;
    }

    @Override
    public Optional<ScopedField> field(String name) {
        Optional<ColumnModel> own = base.table().column(name);
        if (own.isPresent()) {
            return Optional.of(ScopedField.of(own.get(), base));
        }
        List<String> segments = Arrays.asList(name.split("\\.", -1));
        if (segments.size() < 2) {
            return matches.field(name);
        }
        Source joined = joins.get(segments.get(0));
        if (joined == null
                && !joins.isEmpty()
                && segments.get(0).equals(base.table().name())) {
            joined = base;
        }
        return joined == null ? follow(base, segments, 0) : follow(joined, segments.subList(1, segments.size()), 0);
    }

    @Override
    public Optional<ScopedField> comparand(String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return base.table().column(name).map(column -> ScopedField.of(column, base));
        }
        String head = name.substring(0, dot);
        String rest = name.substring(dot + 1);
        if (head.equals(OUTER) && outer != null) {
            outer.qualify();
            return outer.comparand(rest);
        }
        boolean isBase = head.equals(base.table().name()) && (!joins.isEmpty() || outer != null);
        Source source = isBase ? base : joins.get(head);
        return source == null
                ? Optional.empty()
                : source.table().column(rest).map(column -> ScopedField.of(column, source));
    }

    private Optional<ScopedField> follow(Source source, List<String> segments, int references) {
        Optional<ColumnModel> column = source.table().column(segments.get(0));
        if (column.isEmpty() || segments.size() == 1) {
            return column.map(found -> ScopedField.of(found, source));
        }
        ScopedField head = ScopedField.of(column.get(), source);
        List<String> rest = segments.subList(1, segments.size());
        if (head.column().valueClass() == ValueClass.JSON && can(Capability.JSON_QUERY)) {
            return Optional.of(head.at(JsonPaths.steps(rest)));
        }
        Optional<TableModel> target =
                head.column().isReference() ? head.column().target().flatMap(context::table) : Optional.empty();
        if (target.isEmpty() || references >= MAX_REFERENCES || !can(Capability.REFERENCE_PATHS)) {
            return Optional.empty();
        }
        String alias = source.equals(base)
                ? head.column().name()
                : source.alias() + "." + head.column().name();
        PathJoin known = paths.get(alias);
        Source reached = known != null ? known.target() : new Source(alias, target.get(), this);
        Optional<ScopedField> end = follow(reached, rest, references + 1);
        if (end.isPresent()) {
            register(alias, new PathJoin(head, reached));
        }
        return end;
    }

    /** Keeps a path before those that go on from it. */
    private void register(String alias, PathJoin join) {
        if (paths.containsKey(alias)) {
            return;
        }
        Map<String, PathJoin> further = new LinkedHashMap<>();
        paths.forEach((name, path) -> {
            if (name.startsWith(alias + ".")) {
                further.put(name, path);
            }
        });
        further.keySet().forEach(paths::remove);
        paths.put(alias, join);
        paths.putAll(further);
        qualified = true;
    }

    private boolean can(Capability capability) {
        return context.capabilities().has(capability);
    }

    @Override
    public Problem refusal(String name, String path) {
        return RowRefusals.of(this, name, path);
    }

    @Override
    public Problem comparandRefusal(String name, String path) {
        if (name.indexOf('.') < 0) {
            return refusal(name, path);
        }
        return new Problem(
                ErrorCode.INVALID_FILTER,
                path,
                "'" + name + "' names no field of a joined object, and paths are no comparands",
                "name a field of the same record, of an alias, or of 'outer' in a subquery");
    }

    @Override
    public boolean isTenantField(ScopedField field) {
        return field.owner() instanceof Source source
                && field.column().name().equals(source.table().tenantField());
    }
}
