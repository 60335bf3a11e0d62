package com.objectstack.compiler.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is compiled of a read, for the literals of each request of its shape. Immutable.
 *
 * @param statement the statement of the records
 * @param levels what replaces references in them
 * @param keys what a page is sorted by, null if it is read at once
 */
record ReadPlan(
        Plan statement, List<LevelPlan> levels, @Nullable PageKeys keys) {
    ReadPlan {
        levels = List.copyOf(levels);
    }

    /** Whether it is right for every request of its shape. */
    boolean isComplete(Slots slots) {
        List<@Nullable Object> binds = new ArrayList<>(statement.binds());
        levels.forEach(level -> level.addBinds(binds));
        return slots.isComplete(binds);
    }

    /** How much memory it takes, roughly, in characters. */
    int weight() {
        return statement.weight() + LevelPlan.weight(levels);
    }

    /** The read of a request. */
    RenderedRead with(Object[] literals) {
        List<ExpandPlan> expansions = levels.isEmpty()
                ? List.of()
                : levels.stream().map(level -> level.with(literals)).toList();
        return new RenderedRead(statement.with(literals), statement.reader(), expansions);
    }

    /** The read of a request that is read by page. */
    RenderedPage page(Object[] literals, @Nullable Long limit) {
        return new RenderedPage(with(literals), limit, Objects.requireNonNull(keys, "it is read by page"));
    }
}
