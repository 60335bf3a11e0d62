package com.objectstack.conformance.mutants;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ISchemaDriver;
import com.objectstack.driver.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A sound driver with a mutation between it and its callers; the views of its transactions and the transactions have it
 * too.
 */
public final class MutantDriver implements InvocationHandler {
    private final Object sound;
    private final Mutation mutation;

    private MutantDriver(Object sound, Mutation mutation) {
        this.sound = sound;
        this.mutation = mutation;
    }

    /** The sound driver with a mutation. */
    public static IDataDriver of(IDataDriver sound, Mutation mutation) {
        return (IDataDriver) proxy(sound, mutation, IDataDriver.class, ISchemaDriver.class);
    }

    private static Object proxy(Object sound, Mutation mutation, Class<?>... types) {
        return Proxy.newProxyInstance(MutantDriver.class.getClassLoader(), types, new MutantDriver(sound, mutation));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(sound, arguments);
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        List<@Nullable Object> given = new ArrayList<>();
        for (Object argument : arguments == null ? new Object[0] : arguments) {
            given.add(inner(argument));
        }
        Object answer = mutation.answer(new Call(sound, method, given));
        return answer instanceof Transaction begun ? proxy(begun, mutation, Transaction.class) : answer;
    }

    private @Nullable Object inner(@Nullable Object argument) {
        return switch (argument) {
            case Function<?, ?> work -> inView(work);
            case DriverOptions options ->
                options.withTransaction(
                        options.transaction().map(MutantDriver::sound).orElse(null));
            case Transaction transaction -> sound(transaction);
            case null, default -> argument;
        };
    }

    private Function<Object, @Nullable Object> inView(Function<?, ?> work) {
        @SuppressWarnings("unchecked")
        Function<Object, @Nullable Object> given = (Function<Object, @Nullable Object>) work;
        return view -> given.apply(proxy(view, mutation, DataOperations.class));
    }

    private static Transaction sound(Transaction transaction) {
        return Proxy.isProxyClass(transaction.getClass())
                        && Proxy.getInvocationHandler(transaction) instanceof MutantDriver mutant
                ? (Transaction) mutant.sound
                : transaction;
    }
}
