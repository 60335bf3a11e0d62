package com.objectstack.driver;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the parts of a {@link DriverException}. For one thread, used once. */
public final class DriverExceptionBuilder {
    private List<Problem> problems;
    private @Nullable Throwable cause;
    private boolean retryable;
    private @Nullable VendorError vendor;
    private @Nullable String object;
    private List<String> fields = List.of();
    private @Nullable String constraint;

    DriverExceptionBuilder(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("problems must be one or more, got none");
        }
        this.problems = List.copyOf(problems);
    }

    /**
     * Sets where the first problem is.
     *
     * @param path a JSON pointer; "" is the root
     * @return this
     */
    public DriverExceptionBuilder path(String path) {
        Problem first = problems.get(0);
        return replaceFirst(new Problem(first.code(), path, first.message(), first.advice()));
    }

    /**
     * Sets what would be accepted instead of the first problem.
     *
     * @param hint one sentence
     * @return this
     */
    public DriverExceptionBuilder hint(String hint) {
        Problem first = problems.get(0);
        return replaceFirst(new Problem(first.code(), first.path(), first.message(), hint));
    }

    /**
     * Sets the cause.
     *
     * @param throwable the cause, or null for none
     * @return this
     */
    public DriverExceptionBuilder cause(@Nullable Throwable throwable) {
        cause = throwable;
        return this;
    }

    /**
     * Marks the call as one that may succeed later.
     *
     * @return this
     */
    public DriverExceptionBuilder retryable() {
        retryable = true;
        return this;
    }

    /**
     * Sets the error of the engine underneath.
     *
     * @param error its codes
     * @return this
     */
    public DriverExceptionBuilder vendor(VendorError error) {
        vendor = error;
        return this;
    }

    /**
     * Names the object of a constraint violation.
     *
     * @param name the object
     * @return this
     */
    public DriverExceptionBuilder object(String name) {
        object = name;
        return this;
    }

    /**
     * Names the fields of a constraint violation.
     *
     * @param names the fields
     * @return this
     */
    public DriverExceptionBuilder fields(List<String> names) {
        fields = List.copyOf(names);
        return this;
    }

    /**
     * Names the constraint of a violation.
     *
     * @param name the constraint
     * @return this
     */
    public DriverExceptionBuilder constraint(String name) {
        constraint = name;
        return this;
    }

    /**
     * The exception of the class its code belongs to.
     *
     * @return the exception, to be thrown
     */
    public DriverException build() {
        return switch (problems.get(0).code().group()) {
            case REQUEST -> new InvalidRequestException(this);
            case UNSUPPORTED -> new UnsupportedQueryException(this);
            case CONSTRAINT -> new ConstraintViolationException(this);
            case TRANSACTION -> new TransactionException(this);
            case TIME -> new TimeoutException(this);
            case CONNECTION -> new ConnectionException(this);
            case STORAGE -> new StorageException(this);
            case BUG -> new DriverBugException(this);
        };
    }

    List<Problem> problems() {
        return problems;
    }

    @Nullable
    Throwable cause() {
        return cause;
    }

    boolean isRetryable() {
        return retryable;
    }

    @Nullable
    VendorError vendor() {
        return vendor;
    }

    @Nullable
    String object() {
        return object;
    }

    List<String> fields() {
        return fields;
    }

    @Nullable
    String constraint() {
        return constraint;
    }

    private DriverExceptionBuilder replaceFirst(Problem first) {
        problems = ImmutableList.<Problem>builder()
                .add(first)
                .addAll(problems.subList(1, problems.size()))
                .build();
        return this;
    }
}
