package com.objectstack.compiler.pass;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.normalize.NormalizeFilter;
import com.objectstack.query.Join;
import com.objectstack.query.Nearest;
import com.objectstack.query.QueryAST;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The sources of a query as a FROM clause, of each the records that are seen; SEMANTICS.md decisions 13 and 24.
 *
 * <p>A side that an outer join keeps whole is scoped inside, as a derived table; the others in ON, and the object
 * itself in WHERE.
 */
final class FromClause {
    private final RowScope scope;
    private final LowerNested subqueries;
    private final boolean writes;
    private final boolean marks;
    private final boolean baseIsScopedInside;
    private @Nullable Field<Long> best;

    FromClause(RowScope scope, QueryAST query, LowerNested subqueries, boolean writes, boolean marks) {
        this.scope = scope;
        this.subqueries = subqueries;
        this.writes = writes;
        // Nested records stand in the rows only where no fields are asked for.
        this.marks = marks && query.fields().isEmpty() && !query.isGrouped();
        this.baseIsScopedInside = query.joins().stream()
                .anyMatch(join -> join.type() == Join.Type.RIGHT || join.type() == Join.Type.FULL);
    }

    /** Has a search find no more than the first so many, where nothing that comes after it can leave one out. */
    void wantsBest(@Nullable Field<Long> limit) {
        boolean nothingFollows = scope.paths().isEmpty() && remaining().equals(DSL.noCondition());
        best = nothingFollows ? limit : null;
    }

    /** The tables. */
    Table<?> tables(QueryAST query) {
        Nearest nearest = query.nearest();
        Table<?> from = nearest == null ? objects(query) : LowerNearest.table(scope, query, nearest, marks);
        for (RowScope.PathJoin path : scope.paths().values()) {
            Source target = path.target();
            Condition reached = target.column(TableModel.ID).eq(path.reference().stored());
            from = from.leftJoin(plain(target)).on(DSL.and(reached, seen(target)));
        }
        return from;
    }

    private Table<?> objects(QueryAST query) {
        Table<?> from = found(query, baseIsScopedInside ? scoped(scope.base()) : plain(scope.base()));
        for (Join join : query.joins()) {
            from = joined(from, join);
        }
        return from;
    }

    /** What of the reader's scope is left for WHERE. */
    Condition remaining() {
        if (baseIsScopedInside) {
            return DSL.noCondition();
        }
        Source base = scope.base();
        return writes ? scope.context().visibility().writable(base.table(), base::column) : seen(base);
    }

    private Table<?> joined(Table<?> from, Join join) {
        Source source = Objects.requireNonNull(scope.joins().get(join.alias()));
        Condition on = LowerFilter.ofJoin(scope, subqueries).lower(NormalizeFilter.apply(join.on()));
        Table<?> rows = join.subquery()
                .<Table<?>>map(query -> subqueries.rows(join, query).asTable(DSL.name(join.alias())))
                .orElseGet(() -> plain(source));
        Table<?> plain = marks && source.needsMark() ? marked(source, rows) : rows;
        return switch (join.type()) {
            case INNER -> from.join(plain).on(DSL.and(on, seen(source)));
            case LEFT -> from.leftJoin(plain).on(DSL.and(on, seen(source)));
            case RIGHT ->
                from.rightJoin(source.table().isDerived() ? plain : scoped(source))
                        .on(on);
            case FULL ->
                from.fullJoin(source.table().isDerived() ? plain : scoped(source))
                        .on(on);
        };
    }

    /** The rows with one more column, which is NULL only where there is no row. */
    private static Table<?> marked(Source source, Table<?> rows) {
        return DSL.select(DSL.inline(1).as(DSL.name(RowOutput.MARK)), DSL.asterisk())
                .from(rows)
                .asTable(DSL.name(source.alias()));
    }

    /** Of the object's rows those that match the search. */
    private Table<?> found(QueryAST query, Table<?> rows) {
        Source base = scope.base();
        return scope.matches()
                .source()
                .<Table<?>>map(matches -> new LowerSearch(
                                SearchPlan.of(base.table(), query).orElseThrow(),
                                LowerSearch.best(query, best),
                                scope.context().slots())
                        .joined(matches, base, rows))
                .orElse(rows);
    }

    private Table<?> plain(Source source) {
        Table<?> table = Parts.table(source.table());
        boolean isOwnName = source.alias().equals(source.table().name())
                && source.alias().equals(source.table().storedName());
        return isOwnName ? table : table.as(DSL.name(source.alias()));
    }

    /** The source's rows within the scope, under its alias. */
    private Table<?> scoped(Source source) {
        Condition seen = scope.context()
                .visibility()
                .readable(
                        source.table(),
                        Parts.columns(source.table()),
                        scope.context().slots());
        if (seen.equals(DSL.noCondition())) {
            return plain(source);
        }
        var select = SqliteDialect.context().selectQuery();
        source.table().columns().values().forEach(column -> select.addSelect(Parts.column(column)));
        select.addFrom(Parts.table(source.table()));
        select.addConditions(seen);
        return select.asTable(DSL.name(source.alias()));
    }

    private Condition seen(Source source) {
        return scope.context()
                .visibility()
                .readable(source.table(), source::column, scope.context().slots());
    }
}
