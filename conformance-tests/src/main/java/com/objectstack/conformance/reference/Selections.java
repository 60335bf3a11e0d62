package com.objectstack.conformance.reference;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Judges {@code fields}: known names, each output once (SEMANTICS.md §2). */
final class Selections {
    private final RowNames names;
    private final Problems problems;
    private final Set<String> outputs = new HashSet<>();

    Selections(RowNames names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    /** Judges a query's selection; the fields of a query that groups are judged with its groups. */
    void judge(QueryAST query, String path, Expansions expansions) {
        List<Selection> fields = query.fields();
        for (int place = 0; place < fields.size(); place++) {
            Selection selection = fields.get(place);
            String at = child(path + "/fields", place);
            Optional<Expression> field =
                    query.isGrouped() ? Optional.empty() : names.require(selection.field(), at, problems);
            if (selection instanceof Selection.Nested nested) {
                expansions.readNested(nested, field, at);
            }
            field.ifPresent(found -> judgeName(Output.name(selection, found), at));
        }
    }

    private void judgeName(String name, String at) {
        if (!outputs.add(name.toLowerCase(Locale.ROOT))) {
            problems.add(
                    ErrorCode.INVALID_QUERY, at, "'" + name + "' is asked for twice", "leave one out or name it anew");
        }
        NameReader.judge(name, at, problems);
    }
}
