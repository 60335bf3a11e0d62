package com.objectstack.driver;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A constraint of the database refused a write; the statement changed nothing. */
public final class ConstraintViolationException extends DriverException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable String object;
    private final transient List<String> fields;
    private final transient @Nullable String constraint;

    ConstraintViolationException(DriverExceptionBuilder builder) {
        super(builder);
        this.object = builder.object();
        this.fields = builder.fields();
        this.constraint = builder.constraint();
    }

    /**
     * The object whose constraint it is: the one that was written, or one that refers to it.
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

    /**
     * The constraint: the name of an index or check, {@code primary key}, {@code not null}, or of a foreign key the name
     * that introspection gives it.
     *
     * @return its name, empty if the engine does not tell
     */
    public Optional<String> constraint() {
        return Optional.ofNullable(constraint);
    }
}
