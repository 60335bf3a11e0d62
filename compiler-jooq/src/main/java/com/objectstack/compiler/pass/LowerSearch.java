package com.objectstack.compiler.pass;

import com.objectstack.compiler.dialect.SqliteDialect;
import com.objectstack.compiler.model.SearchIndex;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.query.Everything;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Lowers a search to the matching records' ids and scores, a derived table that the object is joined to. Its
 * {@code limit -1} keeps SQLite from merging it into the query, where FTS5's own functions could not stand.
 */
final class LowerSearch {
    private static final String DOCUMENTS = "documents";

    private final SearchPlan plan;
    private final @Nullable Field<Long> best;
    private final Slots slots;
    private final Field<Object> fts;

    /**
     * Lowers a search.
     *
     * @param plan where it looks
     * @param best how many of the best are enough, or null for all
     * @param slots whether the text is a literal
     */
    LowerSearch(SearchPlan plan, @Nullable Field<Long> best, Slots slots) {
        this.plan = plan;
        this.best = best;
        this.slots = slots;
        this.fts = Parts.column(plan.table().name());
    }

    /**
     * How many of the best are enough for a query that wants so many rows in its scope; null for all. Scores and texts of
     * the rest are then never joined.
     */
    static @Nullable Field<Long> best(QueryAST query, @Nullable Field<Long> wanted) {
        boolean isPlain = query.where() instanceof Everything
                && query.having() instanceof Everything
                && query.nearest() == null
                && query.joins().isEmpty()
                && query.windowFunctions().isEmpty()
                && !query.isGrouped()
                && !query.distinct();
        boolean bestFirst = query.orderBy().isEmpty() && query.offset() == null && query.cursor() == null;
        return isPlain && bestFirst ? wanted : null;
    }

    /** The object's rows that match. */
    Table<?> joined(Source matches, Source base, Table<?> rows) {
        Condition same = base.column(TableModel.ID).eq(matches.column(TableModel.ID));
        return rows().asTable(DSL.name(matches.alias())).join(rows).on(same);
    }

    private SelectQuery<Record> rows() {
        SelectQuery<Record> select = SqliteDialect.context().selectQuery();
        select.addSelect(DSL.field(DSL.name(DOCUMENTS, TableModel.ID)), score().as(DSL.name(SearchIndex.SCORE)));
        if (plan.search().highlight()) {
            select.addSelect(highlights().as(DSL.name(SearchIndex.HIGHLIGHTS)));
        }
        Field<Object> rowid = DSL.field(DSL.name(plan.table().name(), "rowid"), Object.class);
        Field<Object> docid = DSL.field(DSL.name(DOCUMENTS, "docid"), Object.class);
        select.addFrom(DSL.table(DSL.name(plan.table().name()))
                .crossJoin(DSL.table(DSL.name(SearchIndex.documents(plan.table().object())))
                        .as(DSL.name(DOCUMENTS))));
        select.addConditions(docid.eq(rowid));
        addConditions(select, docid);
        if (best == null) {
            select.addLimit(DSL.inline(-1L));
        } else {
            select.addOrderBy(
                    DSL.field(DSL.name(SearchIndex.SCORE)).desc(),
                    DSL.field(DSL.name(DOCUMENTS, TableModel.ID)).asc());
            select.addLimit(best);
        }
        return select;
    }

    private void addConditions(SelectQuery<Record> select, Field<Object> docid) {
        Search search = plan.search();
        if (search.fuzzy()) {
            select.addConditions(matches(text(SearchTrigrams::any)), docid.in(near()));
        } else {
            select.addConditions(
                    matches(text((found, terms) -> found.within(SearchText.match(terms, search.operator())))));
        }
        if (search.minScore() != null) {
            select.addConditions(score().coerce(Object.class).ge(Parts.bind(search.minScore())));
        }
    }

    private Select<?> near() {
        Search.Operator operator = plan.search().operator();
        return SearchTrigrams.near(
                plan.table(),
                text(SearchTrigrams::asked),
                text((found, terms) -> SearchTrigrams.enough(terms, operator)));
    }

    /** What is made of the terms of the text, which are judged each time. */
    private Field<Object> text(BiFunction<SearchPlan, List<SearchText.Term>, Object> made) {
        Search search = plan.search();
        SearchPlan found = plan;
        return slots.bind(search, search.query(), text -> made.apply(found, SearchText.judged((String) text)));
    }

    private Condition matches(Field<Object> match) {
        return DSL.condition("{0} match {1}", fts, match);
    }

    private Field<Double> score() {
        List<Field<?>> arguments = new ArrayList<>();
        arguments.add(fts);
        if (!plan.search().boost().isEmpty()) {
            plan.table().fields().forEach(field -> arguments.add(Parts.bind(weight(field))));
        }
        return Parts.call("bm25", SQLDataType.DOUBLE, arguments.toArray(Field<?>[]::new))
                .neg();
    }

    private double weight(String field) {
        Double weight = plan.search().boost().get(field);
        return weight == null ? 1.0 : weight;
    }

    /** The texts by field, those that are NULL left out. */
    private Field<String> highlights() {
        List<Field<?>> members = new ArrayList<>();
        for (String field : plan.fields()) {
            members.add(DSL.inline(field));
            members.add(Parts.call(
                    "highlight",
                    SQLDataType.VARCHAR,
                    fts,
                    DSL.inline(plan.place(field)),
                    DSL.inline("<em>"),
                    DSL.inline("</em>")));
        }
        Field<String> object = Parts.call("json_object", SQLDataType.VARCHAR, members.toArray(Field<?>[]::new));
        return Parts.call("json_patch", SQLDataType.VARCHAR, DSL.inline("{}"), object);
    }
}
