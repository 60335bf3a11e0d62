package com.objectstack.conformance;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ISchemaDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sees every call of a driver: which transactions and streams it hands out, and which exceptions it throws that are no
 * {@link DriverException}. Answers stay as they are.
 */
final class WatchedDriver implements InvocationHandler {
    private final IDataDriver driver;
    private final Set<Transaction> transactions = identities();
    private final Set<RecordStream> streams = identities();
    private final Set<Throwable> ofCallers = identities();
    private final List<String> foreign = Collections.synchronizedList(new ArrayList<>());

    WatchedDriver(IDataDriver driver) {
        this.driver = driver;
    }

    private static <T> Set<T> identities() {
        return Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** The driver as tests see it. */
    IDataDriver asDriver() {
        Class<?>[] types = driver instanceof ISchemaDriver
                ? new Class<?>[] {IDataDriver.class, ISchemaDriver.class}
                : new Class<?>[] {IDataDriver.class};
        return (IDataDriver) Proxy.newProxyInstance(WatchedDriver.class.getClassLoader(), types, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            Object answer = method.invoke(driver, noted(arguments));
            note(method.getName(), arguments, answer);
            return answer;
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (!(cause instanceof DriverException) && !ofCallers.contains(cause)) {
                foreign.add(method.getName() + " threw " + cause + ", which is no DriverException");
            }
            throw cause;
        }
    }

    private void note(String method, @Nullable Object @Nullable [] arguments, @Nullable Object answer) {
        if (answer instanceof Transaction begun) {
            transactions.add(begun);
        } else if (answer instanceof RecordStream opened) {
            streams.add(opened);
        } else if (arguments != null && (method.equals("commit") || method.equals("rollback"))) {
            transactions.remove(arguments[0]);
        }
    }

    /** What the caller's own work throws goes through a driver unchanged. */
    private @Nullable Object @Nullable [] noted(@Nullable Object @Nullable [] arguments) {
        if (arguments == null || arguments.length != 1) {
            return arguments;
        }
        if (arguments[0] instanceof Function<?, ?> work) {
            return new Object[] {notedWork(work)};
        }
        if (arguments[0] instanceof Consumer<?> work) {
            return new Object[] {notedTask(work)};
        }
        return arguments;
    }

    @SuppressWarnings("unchecked")
    private Function<Object, @Nullable Object> notedWork(Function<?, ?> work) {
        return view -> {
            try {
                return ((Function<Object, @Nullable Object>) work).apply(view);
            } catch (Throwable thrown) {
                ofCallers.add(thrown);
                throw thrown;
            }
        };
    }

    @SuppressWarnings("unchecked")
    private Consumer<Object> notedTask(Consumer<?> work) {
        return view -> {
            try {
                ((Consumer<Object>) work).accept(view);
            } catch (Throwable thrown) {
                ofCallers.add(thrown);
                throw thrown;
            }
        };
    }

    /** What the driver threw that is no {@link DriverException}. */
    List<String> foreignExceptions() {
        return List.copyOf(foreign);
    }

    /** Closes the streams and ends the transactions that a failed test left, so that the driver can be closed. */
    void endWhatIsLeft() {
        List.copyOf(streams).forEach(RecordStream::close);
        List.copyOf(transactions).forEach(this::end);
    }

    private void end(Transaction left) {
        try {
            driver.rollback(left);
        } catch (DriverException ended) {
            // Ended by the driver itself, or by its close; either way nothing is left to end.
            transactions.remove(left);
        }
    }
}
