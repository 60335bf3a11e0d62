package com.objectstack.conformance.reference;

import java.util.List;
import java.util.Optional;

/** The objects that a request can read, as its transaction and its tenant see them (SEMANTICS.md decision 13). */
interface Catalog {
    /** What is declared of an object, empty if it is unknown. */
    Optional<ObjectModel> model(String object);

    /** The records of a known object in scope, in no order that may be relied on. */
    Relation records(String object);

    /** The records of a known object whoever may see them: by those, words are rare or common. */
    default Relation recordsOfAll(String object) {
        return records(object);
    }

    /** The names of all objects, for hints. */
    List<String> names();
}
