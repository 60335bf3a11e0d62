package com.objectstack.driver;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A constraint of the database refused a write; the statement changed nothing. */
public final class ConstraintViolationException extends DriverException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable String object;
    private final transient List<String> fields;

    ConstraintViolationException(DriverExceptionBuilder builder) {
        super(builder);
        this.object = builder.object();
        this.fields = builder.fields();
    }

    /**
     * The object that was written.
     *
     * @return its name, empty if the engine does not tell
     */
    public Optional<String> object() {
        return Optional.ofNullable(object);
    }

    /**
     * The fields of the constraint.
     *
     * @return their names, empty if the engine does not tell
     */
    public List<String> fields() {
        return fields;
    }
}
