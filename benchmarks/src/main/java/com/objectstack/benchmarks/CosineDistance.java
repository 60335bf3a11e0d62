package com.objectstack.benchmarks;

import com.objectstack.compiler.vector.VectorFunction;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Function;

/** The driver's {@code vector_distance_cos}, on a connection that is not the driver's. */
final class CosineDistance extends Function {
    private static final VectorFunction DISTANCE = VectorFunction.VECTOR_DISTANCE_COS;

    static void register(Connection connection) throws SQLException {
        Function.create(
                connection, DISTANCE.sqlName(), new CosineDistance(), DISTANCE.arity(), Function.FLAG_DETERMINISTIC);
    }

    @Override
    protected void xFunc() throws SQLException {
        if (DISTANCE.call(value_blob(0), value_blob(1)) instanceof Double distance) {
            result(distance);
        } else {
            result();
        }
    }
}
