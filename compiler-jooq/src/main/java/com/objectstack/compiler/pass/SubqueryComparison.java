package com.objectstack.compiler.pass;

import com.objectstack.query.Operator;
import com.objectstack.query.Subquery;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.SelectWhereStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Lowers comparisons of a field with a subquery of one column; SEMANTICS.md §4. */
final class SubqueryComparison {
    private static final String MEMBERS = "members";
    private static final String MEMBER = "member";

    /** No identifiers, so that no table and no field is hidden by them. */
    private static final String COMPARAND = "comparand#";

    private static final String VALUE = "value#";

    private final LowerNested subqueries;
    private final PairComparison pairs;

    SubqueryComparison(LowerNested subqueries, PairComparison pairs) {
        this.subqueries = subqueries;
        this.pairs = pairs;
    }

    Lowered lower(ScopedField field, Operator operator, Subquery subquery) {
        return switch (operator) {
            case IN -> member(field, subquery);
            case NIN -> Lowered.total(member(field, subquery).complement(field.value()));
            default -> scalar(field, operator, subquery);
        };
    }

    /** NULL is no member; neither is a value of another kind. */
    private Lowered member(ScopedField field, Subquery subquery) {
        ScopedField member = subqueries.column(subquery, MEMBERS, MEMBER);
        Table<?> members = subqueries.rows(subquery).asTable(DSL.name(MEMBERS), DSL.name(MEMBER));
        Optional<ScalarKind> kind = member.kind();
        if (kind.isPresent() || (member.hasOneKind() && field.hasOneKind())) {
            Condition in = field.value()
                    .in(DSL.select(member.value())
                            .from(members)
                            .where(member.value().isNotNull()));
            return field.needsKindTest()
                    ? Lowered.total(field.is(kind.orElseThrow()).and(in))
                    : Lowered.partial(in);
        }
        return field.kind()
                .map(own -> ofKind(field, own, member, members))
                .orElseGet(() -> ofAnyKind(field, member, members));
    }

    private static Lowered ofKind(ScopedField field, ScalarKind kind, ScopedField member, Table<?> members) {
        return Lowered.partial(
                field.value().in(DSL.select(member.value()).from(members).where(member.is(kind))));
    }

    private static Lowered ofAnyKind(ScopedField field, ScopedField member, Table<?> members) {
        return Lowered.unknown(DSL.row(field.kindOfValue(), field.value())
                .in(DSL.select(member.kindOfValue(), member.value())
                        .from(members)
                        .where(member.kindOfValue().isNotNull())));
    }

    private Lowered scalar(ScopedField field, Operator operator, Subquery subquery) {
        ScopedField comparand = subqueries.column(subquery, COMPARAND, VALUE);
        if (comparand.hasOneKind() && field.hasOneKind()) {
            return pairs.ofOneKind(field.value(), operator, subqueries.scalar(subquery));
        }
        return comparand.hasOneKind() && comparand.kind().isPresent()
                ? pairs.ofKind(
                        field,
                        operator,
                        subqueries.scalar(subquery),
                        comparand.kind().get())
                : Lowered.total(DSL.exists(withComparand(subquery)
                        .where(pairs.of(field, operator, comparand).condition())));
    }

    /** A row of the subquery's value, whose kind is asked for too; materialized, so that it is computed once. */
    private SelectWhereStep<?> withComparand(Subquery subquery) {
        return DSL.with(DSL.name(COMPARAND).fields(DSL.name(VALUE)).asMaterialized(subqueries.oneValue(subquery)))
                .selectOne()
                .from(DSL.table(DSL.name(COMPARAND)));
    }
}
