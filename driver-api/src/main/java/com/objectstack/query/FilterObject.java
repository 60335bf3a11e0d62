package com.objectstack.query;

import java.util.List;

/**
 * A JSON filter object with several keys: every member holds (contract fact 7).
 *
 * @param members two or more conditions, in written order; each of a different key, none an {@link Everything} or a
 *     filter object
 */
public record FilterObject(List<Condition> members) implements Condition {
    /** Copies {@code members}; fewer than two is a caller's bug. */
    public FilterObject {
        members = List.copyOf(members);
        if (members.size() < 2) {
            throw new IllegalArgumentException("members must be two or more, got " + members.size());
        }
        for (Condition member : members) {
            if (member instanceof Everything || member instanceof FilterObject) {
                throw new IllegalArgumentException("members must be keyed conditions, got " + member);
            }
        }
    }

    /** The tree for people: indented, one node a line. */
    @Override
    public String toString() {
        return TreePrinter.print(this);
    }
}
