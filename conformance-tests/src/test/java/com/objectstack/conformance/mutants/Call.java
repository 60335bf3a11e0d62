package com.objectstack.conformance.mutants;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.query.QueryAST;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An operation that a sound driver, the view of a transaction or a transaction is asked for.
 *
 * @param sound who answers
 * @param method the operation
 * @param arguments what it is given
 */
public record Call(Object sound, Method method, List<@Nullable Object> arguments) {
    private static final Set<String> READS = Set.of("find", "findOne", "findPage", "findStream", "count", "explain");

    /** Takes NULL among the arguments. */
    public Call {
        arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
    }

    String operation() {
        return method.getName();
    }

    boolean is(String... operations) {
        return Arrays.asList(operations).contains(operation());
    }

    /** Whether it reads the records of a query. */
    boolean isQuery() {
        return READS.contains(operation());
    }

    boolean isMany() {
        return is("updateMany", "deleteMany");
    }

    String object() {
        return (String) arguments.get(0);
    }

    /** The query of a read or of a write of many. */
    QueryAST query() {
        return (QueryAST) arguments.get(1);
    }

    boolean hasOptions() {
        return !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof DriverOptions;
    }

    DriverOptions options() {
        return (DriverOptions) arguments.get(arguments.size() - 1);
    }

    Call with(int place, @Nullable Object argument) {
        List<@Nullable Object> changed = new ArrayList<>(arguments);
        changed.set(place, argument);
        return new Call(sound, method, changed);
    }

    Call withOptions(DriverOptions options) {
        return with(arguments.size() - 1, options);
    }

    /** What the sound one answers. */
    public @Nullable Object proceed() {
        try {
            return method.invoke(sound, arguments.toArray());
        } catch (InvocationTargetException thrown) {
            throw rethrown(thrown.getCause());
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    /** Checked exceptions are no matter: the operations declare none, what a caller's work throws goes through. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException rethrown(Throwable cause) throws E {
        throw (E) cause;
    }

    @SuppressWarnings("unchecked")
    List<DataRecord> records() {
        return (List<DataRecord>) proceed();
    }

    /** The sound driver or view, for further requests. */
    DataOperations data() {
        return (DataOperations) sound;
    }

    /** The records of another query on the same object, in the same scope. */
    List<DataRecord> find(QueryAST query) {
        return data().find(object(), query, options());
    }

    /** Whether the sound one takes the query of this call. */
    boolean isAccepted() {
        try {
            find(query());
            return true;
        } catch (DriverException refused) {
            return false;
        }
    }

    /** The different values of a field of the object, empty if it has no such field. */
    List<@Nullable Object> values(String field) {
        try {
            return data().distinct(object(), field, QueryAST.ALL.where(), options());
        } catch (DriverException unknown) {
            return List.of();
        }
    }
}
