package com.objectstack.conformance;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.UnaryOperator;

/** SQLite in memory with other answers of some methods. */
final class Altered {
    private Altered() {}

    static IDataDriver driver(Map<String, UnaryOperator<Object>> answers) {
        IDataDriver sound = SqliteDriver.inMemory();
        return (IDataDriver) Proxy.newProxyInstance(
                Altered.class.getClassLoader(), new Class<?>[] {IDataDriver.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(sound, arguments);
                        return answers.getOrDefault(method.getName(), UnaryOperator.identity())
                                .apply(answer);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
