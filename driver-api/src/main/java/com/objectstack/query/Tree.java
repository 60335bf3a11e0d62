package com.objectstack.query;

import static com.objectstack.query.Field.field;

import com.objectstack.query.CommonTable.Recursion;
import com.objectstack.query.CommonTable.Union;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records that name their parent in a field, as one of type {@code tree} does, and queries that walk them with a recursive
 * common table, on every driver that has those. More fields, an order, a limit are added as to any query:
 *
 * <pre>{@code
 * Tree categories = Tree.of("category", "parent");
 * driver.find("category", categories.descendants("c1").toBuilder().orderBy("name").build());
 * }</pre>
 *
 * <p>Records that are their own ancestors end a walk, or fail it with {@code RESULT_TOO_LARGE} if it has a depth.
 *
 * @param object the object
 * @param parent the field that holds the id of the parent
 * @param maxDepth how many references a walk may follow; going past it is an error. Null: as many as there are
 */
public record Tree(String object, String parent, @Nullable Long maxDepth) {
    private static final String ID = "id";

    /** Requires object and field. */
    public Tree {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(parent, "parent");
    }

    /**
     * The tree of an object.
     *
     * @param object the object
     * @param parent the field that holds the id of the parent
     * @return the tree, of any depth
     */
    public static Tree of(String object, String parent) {
        return new Tree(object, parent, null);
    }

    /**
     * The same tree, which is an error to walk further than some references.
     *
     * @param references how many, 1 or more
     * @return the changed copy
     */
    public Tree withMaxDepth(long references) {
        return new Tree(object, parent, references);
    }

    /**
     * The records below a record: its children, theirs, and so on.
     *
     * @param id the record
     * @return the query, without an order
     */
    public QueryAST descendants(String id) {
        String walk = object + "_" + parent + "#down";
        QueryAST start = Query.from(object).fields(ID).where(field(ID).eq(id)).build();
        QueryAST step =
                Query.from(object).fields(ID).join(joined(walk, parent, ID)).build();
        return walked(new CommonTable(walk, start, recursion(step)), field(ID).ne(id));
    }

    /**
     * The records above a record: its parent, its parent's, and so on to the root.
     *
     * @param id the record
     * @return the query, without an order
     */
    public QueryAST ancestors(String id) {
        return walked(upwards(id), field(ID).ne(id));
    }

    /**
     * A record and those above it; {@link #rootFirst} puts them in order.
     *
     * @param id the record
     * @return the query, without an order
     */
    public QueryAST path(String id) {
        return walked(upwards(id), new Everything());
    }

    /**
     * The way from the root to a record.
     *
     * @param id the record at its end
     * @param records records with {@code id} and the field of the parent, such as {@link #path} finds
     * @param <R> the records, maps from field names to values
     * @return those on the way, the root first; none if the record is not among them
     */
    public <R extends Map<String, ? extends @Nullable Object>> List<R> rootFirst(String id, Collection<R> records) {
        Map<@Nullable Object, R> left = new HashMap<>();
        records.forEach(one -> left.put(one.get(ID), one));
        List<R> way = new ArrayList<>();
        for (R next = left.remove(id); next != null; next = left.remove(next.get(parent))) {
            way.add(next);
        }
        Collections.reverse(way);
        return way;
    }

    private CommonTable upwards(String id) {
        String walk = object + "_" + parent + "#up";
        QueryAST start =
                Query.from(object).fields(ID, parent).where(field(ID).eq(id)).build();
        QueryAST step = Query.from(object)
                .fields(ID, parent)
                .join(joined(walk, ID, parent))
                .build();
        return new CommonTable(walk, start, recursion(step));
    }

    private static Join joined(String walk, String own, String walked) {
        Condition on = field(own).eq(new FieldReference(walk + "." + walked));
        return new Join(Join.Type.INNER, Join.Strategy.AUTO, walk, null, on, null);
    }

    /** Only different records end by themselves; only with all of them is the depth known. */
    private Recursion recursion(QueryAST step) {
        return maxDepth == null
                ? new Recursion(step, Union.DISTINCT, CommonTable.DEFAULT_MAX_DEPTH)
                : new Recursion(step, Union.ALL, maxDepth);
    }

    private QueryAST walked(CommonTable walk, Condition others) {
        QueryAST ids = Query.from(walk.name()).fields(ID).build();
        Condition reached = FieldCondition.of(ID, Operator.IN, new Subquery(ids));
        return Query.from(object).with(walk).where(reached.and(others)).build();
    }
}
