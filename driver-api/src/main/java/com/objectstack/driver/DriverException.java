package com.objectstack.driver;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one exception drivers throw: a stable code, a place, a message for people and a hint; SEMANTICS.md §5.
 *
 * <p>Callers switch on {@link #code()}. Every refusal of a query happens before a statement is sent and leaves data
 * untouched; {@link #problems()} then lists all that is wrong with it. Messages never contain values of secret fields,
 * tokens, or URLs with credentials.
 */
public abstract sealed class DriverException extends RuntimeException
        permits InvalidRequestException,
                UnsupportedQueryException,
                ConstraintViolationException,
                TransactionException,
                TimeoutException,
                ConnectionException,
                StorageException,
                DriverBugException {
    private static final long serialVersionUID = 1L;

    /** Problems are shown in full up to this many. */
    private static final int SHOWN_PROBLEMS = 20;

    private final transient List<Problem> problems;
    private final boolean retryable;
    private final transient @Nullable VendorError vendor;

    DriverException(DriverExceptionBuilder builder) {
        super(text(builder.problems()), builder.cause());
        this.problems = List.copyOf(builder.problems());
        this.retryable = builder.isRetryable();
        this.vendor = builder.vendor();
    }

    /**
     * An exception for one problem.
     *
     * @param code its code, which decides the class
     * @param path a JSON pointer into the query or data; "" is the root
     * @param message what was found
     * @return the exception, to be thrown
     */
    public static DriverException of(ErrorCode code, String path, String message) {
        return builder(code, message).path(path).build();
    }

    /**
     * An exception for one problem.
     *
     * @param code its code, which decides the class
     * @param path a JSON pointer into the query or data; "" is the root
     * @param message what was found
     * @param hint what would be accepted
     * @return the exception, to be thrown
     */
    public static DriverException of(ErrorCode code, String path, String message, String hint) {
        return builder(code, message).path(path).hint(hint).build();
    }

    /**
     * An exception for all that is wrong with a request.
     *
     * @param problems one or more problems, in document order; the first one's code decides the class
     * @return the exception, to be thrown
     */
    public static DriverException of(List<Problem> problems) {
        return new DriverExceptionBuilder(problems).build();
    }

    /**
     * A builder for an exception with a cause, a vendor error or constraint details.
     *
     * @param code its code, which decides the class
     * @param message what was found
     * @return a new builder
     */
    public static DriverExceptionBuilder builder(ErrorCode code, String message) {
        return new DriverExceptionBuilder(List.of(Problem.of(code, "", message)));
    }

    /**
     * The code of the first problem.
     *
     * @return the code
     */
    public ErrorCode code() {
        return problems.get(0).code();
    }

    /**
     * Where the first problem is: a JSON pointer (RFC 6901) into the query or data.
     *
     * @return the pointer; "" is the root
     */
    public String path() {
        return problems.get(0).path();
    }

    /**
     * What would have been accepted instead of the first problem.
     *
     * @return the hint, empty if there is none
     */
    public Optional<String> hint() {
        return problems.get(0).hint();
    }

    /**
     * Everything that is wrong with the request, in document order.
     *
     * @return one or more problems
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Whether the same call may succeed later without a change.
     *
     * @return true if trying again makes sense and can apply nothing twice
     */
    public boolean retryable() {
        return retryable;
    }

    /**
     * The error of the engine underneath.
     *
     * @return its codes, empty if the driver itself refused
     */
    public Optional<VendorError> vendor() {
        return Optional.ofNullable(vendor);
    }

    private static String text(List<Problem> problems) {
        String shown =
                problems.stream().limit(SHOWN_PROBLEMS).map(Problem::describe).collect(Collectors.joining("\n"));
        int more = problems.size() - SHOWN_PROBLEMS;
        return more > 0 ? shown + "\n(and " + more + " more)" : shown;
    }
}
