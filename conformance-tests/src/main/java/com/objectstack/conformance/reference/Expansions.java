package com.objectstack.conformance.reference;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Everything;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code expand} and nested selects, and the queries in them (SEMANTICS.md §4). */
final class Expansions {
    private static final int MAX_LEVELS = 3;

    private final Queries queries;
    private final Problems problems;
    private final RowNames names;
    private final QueryAST query;
    private final int level;
    private final List<Expansion> found = new ArrayList<>();

    /**
     * The expansions of a query.
     *
     * @param queries reads the queries in them
     * @param names what the query's names stand for
     * @param query the query
     * @param level how many expansions lead to it, {@link Queries#INSIDE} if nobody sees its records
     */
    Expansions(Queries queries, RowNames names, QueryAST query, int level) {
        this.queries = queries;
        this.problems = queries.problems();
        this.names = names;
        this.query = query;
        this.level = level;
    }

    /** What replaces references, nested selects first. */
    List<Expansion> all() {
        return found;
    }

    /** Reads a nested select, whose field is known unless it was refused. */
    void readNested(Selection.Nested nested, Optional<Expression> field, String at) {
        if (!isAllowed(at, "a nested select")) {
            return;
        }
        if (query.isGrouped()) {
            refuse(at, "groups have no nested selects", "put the group key '" + nested.field() + "' into 'expand'");
            return;
        }
        field.filter(reference -> isReference(reference, nested.field(), at)).ifPresent(reference -> {
            QueryAST wanted = Query.query()
                    .select(nested.fields().toArray(Selection[]::new))
                    .build();
            add(Output.name(nested, reference), nested.field(), reference, wanted, at, false);
        });
    }

    /** Reads {@code expand}. */
    void read(String path) {
        if (query.expand().isEmpty() || !isAllowed(path + "/expand", "'expand'")) {
            return;
        }
        for (Map.Entry<String, QueryAST> entry : query.expand().entrySet()) {
            String key = entry.getKey();
            String at = child(path + "/expand", key);
            Optional<Expression> field =
                    names.require(key, at, problems).filter(reference -> isReference(reference, key, at));
            if (field.isPresent()) {
                Optional<String> name = name(key, field.get());
                if (name.isEmpty()) {
                    refuse(
                            at,
                            "'" + key + "' is not in the record, so nothing can take its place",
                            query.isGrouped() ? "add it to 'groupBy'" : "add it to 'fields'");
                }
                add(name.orElse(key), key, field.get(), entry.getValue(), at, true);
            }
        }
    }

    private boolean isAllowed(String at, String what) {
        if (!queries.can(Capability.EXPAND, at, what)) {
            return false;
        }
        if (level == Queries.INSIDE) {
            refuse(
                    at,
                    what + " has no meaning in a query inside a query, which returns no records",
                    "use it in the outermost query, or in one that expands");
        } else if (level >= MAX_LEVELS) {
            refuse(
                    at,
                    "references are replaced to " + MAX_LEVELS + " levels, and this is one more",
                    "ask for the records below by their ids");
        }
        return level != Queries.INSIDE && level < MAX_LEVELS;
    }

    private boolean isReference(Expression field, String name, String at) {
        boolean isReference =
                !field.column().isJsonPath() && field.column().field().type().isReference();
        if (!isReference) {
            problems.add(
                    ErrorCode.TYPE_MISMATCH,
                    at,
                    "'" + name + "' is no reference",
                    "name a field of type lookup, master_detail, user or tree");
        }
        return isReference;
    }

    /** The name a field has in the record, its own rather than an alias; empty if it is not in the record. */
    private Optional<String> name(String key, Expression field) {
        if (query.isGrouped()) {
            return query.groupBy().stream()
                    .filter(group ->
                            group instanceof GroupKey.Field && group.field().equals(key))
                    .map(GroupKey::outputName)
                    .findFirst();
        }
        if (query.fields().isEmpty()) {
            boolean isOwn = field.key().size() == 2
                    && field.key().get(0).equals(names.base().alias());
            return Optional.of(field.column().name()).filter(name -> isOwn);
        }
        return query.fields().stream()
                .filter(Selection.Field.class::isInstance)
                .filter(selection -> names.find(selection.field())
                        .filter(selected -> selected.key().equals(field.key()))
                        .isPresent())
                .min(Comparator.comparing(selection -> selection.alias().isPresent()))
                .map(selection -> Output.name(selection, field));
    }

    private void add(String name, String reference, Expression field, QueryAST wanted, String at, boolean keepsIds) {
        refuseWhatIsNotPerParent(wanted, at);
        target(reference, field, wanted, at)
                .flatMap(object -> queries.ofObjectsAlone().prepare(object, ofRecords(wanted), at, null, level + 1))
                .ifPresent(
                        records -> found.add(new Expansion(name, field.column().field(), wanted, records, keepsIds)));
    }

    /** The object whose records take the ids' place. */
    private Optional<String> target(String reference, Expression field, QueryAST wanted, String at) {
        String named = wanted.object();
        String there = named == null ? at : at + "/object";
        Optional<String> declared = field.column().field().reference();
        if (named != null && declared.filter(object -> !object.equals(named)).isPresent()) {
            refuse(
                    there,
                    "'" + reference + "' refers to '" + declared.get() + "', not to '" + named + "'",
                    "leave 'object' out");
        }
        Optional<String> object = declared.or(() -> Optional.ofNullable(named));
        if (object.isEmpty()) {
            refuse(
                    there,
                    "'" + reference + "' declares no object that it refers to",
                    "name it in 'expand': {\"object\": …}");
            return object;
        }
        return object.filter(known ->
                queries.ofObjectsAlone().sight().require(known, there, problems).isPresent());
    }

    /** What is asked of the records, without what is counted for each parent. */
    private static QueryAST ofRecords(QueryAST wanted) {
        return new QueryAST(
                wanted.object(),
                List.of(),
                wanted.fields(),
                wanted.where(),
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Everything(),
                false,
                wanted.orderBy(),
                null,
                null,
                null,
                null,
                wanted.expand());
    }

    private void refuseWhatIsNotPerParent(QueryAST wanted, String at) {
        NotTaken refusals = new NotTaken(
                problems,
                "is not applied to each record's references",
                "use fields, where, orderBy, limit, offset and expand");
        refusals.refuse(!wanted.with().isEmpty(), at, "with");
        refusals.refuseWhatMakesOtherRows(wanted, at);
        Paging.judgeTop(wanted, at, problems);
    }

    private void refuse(String at, String message, String hint) {
        problems.add(ErrorCode.INVALID_QUERY, at, message, hint);
    }
}
