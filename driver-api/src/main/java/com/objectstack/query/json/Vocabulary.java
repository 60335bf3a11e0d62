package com.objectstack.query.json;

import com.objectstack.driver.NearestName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties a kind of node knows, for example those of a sort key. */
final class Vocabulary {
    private final String kind;
    private final Set<String> names;
    private final Map<String, String> wrongSpellings;
    private final String list;

    private Vocabulary(String kind, Set<String> names, Map<String, String> wrongSpellings) {
        this.kind = kind;
        this.names = names;
        this.wrongSpellings = wrongSpellings;
        this.list = String.join(", ", names);
    }

    /** A vocabulary; {@code kind} is said in messages, with its article. */
    static Vocabulary of(String kind, String... names) {
        return of(kind, List.of(names), Map.of());
    }

    /** A vocabulary that knows what some wrong spellings mean. */
    static Vocabulary of(String kind, List<String> names, Map<String, String> wrongSpellings) {
        return new Vocabulary(kind, new LinkedHashSet<>(names), wrongSpellings);
    }

    String kind() {
        return kind;
    }

    boolean knows(String name) {
        return names.contains(name);
    }

    /** Which properties there are. */
    String hint() {
        return "known are " + list;
    }

    /** What to write instead of an unknown property. */
    String hint(String unknown) {
        @Nullable String meant = wrongSpellings.get(unknown);
        Optional<String> nearest = NearestName.of(unknown, names);
        if (meant == null && nearest.isPresent()) {
            meant = "'" + nearest.get() + "'";
        }
        return (meant == null ? "" : "did you mean " + meant + "? ") + hint();
    }
}
