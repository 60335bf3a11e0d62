package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.RecordReader;
import com.objectstack.compiler.model.Rendered;
import java.util.List;

/**
 * A read, ready to run.
 *
 * @param statement the statement of the records
 * @param reader what makes records of its rows
 * @param expansions what replaces references in them, none if the query has neither {@code expand} nor nested selects
 */
public record RenderedRead(Rendered statement, RecordReader reader, List<ExpandPlan> expansions) {
    /** Copies the list. */
    public RenderedRead {
        expansions = List.copyOf(expansions);
    }
}
