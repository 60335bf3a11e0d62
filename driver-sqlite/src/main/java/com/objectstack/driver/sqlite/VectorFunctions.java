package com.objectstack.driver.sqlite;

import com.objectstack.compiler.vector.VectorException;
import com.objectstack.compiler.vector.VectorFunction;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/**
 * libSQL's vector functions on a connection. Deterministic; a schema must not use them, as every other program that
 * opens the file would lack them.
 */
final class VectorFunctions {
    private VectorFunctions() {}

    static void register(SQLiteConnection connection) throws SQLException {
        for (VectorFunction function : VectorFunction.values()) {
            Function.create(
                    connection, function.sqlName(), new Call(function), function.arity(), Function.FLAG_DETERMINISTIC);
        }
    }

    private static final class Call extends Function {
        private static final int INTEGER = 1;
        private static final int FLOAT = 2;
        private static final int TEXT = 3;
        private static final int BLOB = 4;

        private final VectorFunction function;

        Call(VectorFunction function) {
            this.function = function;
        }

        @Override
        protected void xFunc() throws SQLException {
            @Nullable Object[] arguments = new @Nullable Object[function.arity()];
            for (int place = 0; place < arguments.length; place++) {
                arguments[place] = argument(place);
            }
            try {
                answer(function.call(arguments));
            } catch (VectorException refusal) {
                error(String.valueOf(refusal.getMessage()));
            }
        }

        private @Nullable Object argument(int place) throws SQLException {
            return switch (value_type(place)) {
                case INTEGER -> value_long(place);
                case FLOAT -> value_double(place);
                case TEXT -> value_text(place);
                case BLOB -> blob(place);
                default -> null;
            };
        }

        /** The JDBC driver gives null for an empty blob. */
        private byte[] blob(int place) throws SQLException {
            byte[] bytes = value_blob(place);
            return bytes == null ? new byte[0] : bytes;
        }

        private void answer(@Nullable Object result) throws SQLException {
            switch (result) {
                case byte[] bytes -> result(bytes);
                case String text -> result(text);
                case Double number -> result(number);
                case null, default -> result();
            }
        }
    }
}
