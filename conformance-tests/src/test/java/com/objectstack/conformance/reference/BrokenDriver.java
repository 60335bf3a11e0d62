package com.objectstack.conformance.reference;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ISchemaDriver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;

/** A driver that answers one call in another way than the driver under it. */
final class BrokenDriver {
    private BrokenDriver() {}

    /** What becomes of one call. */
    @FunctionalInterface
    interface Fault {
        Object answer(Call call) throws Throwable;
    }

    /** Runs the call as it was made. */
    @FunctionalInterface
    interface Call {
        Object run() throws Throwable;
    }

    /** A driver that is broken in every call of a method; so are the views of its transactions. */
    static IDataDriver in(String method, IDataDriver driver, Fault fault) {
        return (IDataDriver) proxy(driver, method, fault, IDataDriver.class, ISchemaDriver.class);
    }

    @SuppressWarnings("unchecked")
    private static Object proxy(Object sound, String broken, Fault fault, Class<?>... types) {
        return Proxy.newProxyInstance(BrokenDriver.class.getClassLoader(), types, (self, method, arguments) -> {
            Object[] given = arguments == null ? new Object[0] : arguments.clone();
            if (method.getName().equals("inTransaction") && given[0] instanceof Function<?, ?> work) {
                given[0] = (Function<Object, Object>) view ->
                        ((Function<Object, Object>) work).apply(proxy(view, broken, fault, DataOperations.class));
            }
            Call call = () -> invoke(method, sound, given);
            return method.getName().equals(broken) ? fault.answer(call) : call.run();
        });
    }

    private static Object invoke(Method method, Object sound, Object[] arguments) throws Throwable {
        try {
            return method.invoke(sound, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
