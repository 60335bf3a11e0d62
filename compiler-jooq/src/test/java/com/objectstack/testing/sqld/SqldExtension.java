package com.objectstack.testing.sqld;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the server at first need, once per JVM, and gives each test class a database. See {@link RequiresSqld}. */
public final class SqldExtension
        implements ExecutionCondition, BeforeAllCallback, AfterTestExecutionCallback, ParameterResolver {
    private static final Namespace STORE = Namespace.create(SqldExtension.class);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return SqldBinary.isRequired() || SqldBinary.find().isPresent()
                ? ConditionEvaluationResult.enabled("libSQL server present or required")
                : ConditionEvaluationResult.disabled(SqldBinary.ABSENT);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Made here and not on demand, so that nested classes find the database of the class around them.
        database(context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            server(context).keepLog();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == SqldServer.class || type == HranaTestClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SqldServer.class
                ? server(context)
                : database(context).client();
    }

    private static SqldServer server(ExtensionContext context) {
        Store root = context.getRoot().getStore(STORE);
        return root.getOrComputeIfAbsent(SqldServer.class, key -> startServer(), SqldServer.class);
    }

    private static SqldServer startServer() {
        return SqldServer.start(SqldBinary.find().orElseThrow(() -> new IllegalStateException(SqldBinary.ABSENT)));
    }

    private static Database database(ExtensionContext context) {
        return context.getStore(STORE)
                .getOrComputeIfAbsent(Database.class, key -> createDatabase(context), Database.class);
    }

    private static Database createDatabase(ExtensionContext context) {
        SqldServer server = server(context);
        String name = context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT) + "-"
                + DATABASES.incrementAndGet();
        server.createDatabase(name);
        return new Database(server, name, server.client(name));
    }

    /** One class's database; JUnit closes it after the class. */
    private record Database(SqldServer server, String name, HranaTestClient client) implements AutoCloseable {
        @Override
        public void close() {
            server.deleteDatabase(name);
        }
    }
}
