package com.objectstack.driver.remote;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlSession;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.SqldServer;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Drivers and executors for the databases of test servers. */
final class Servers {
    private Servers() {}

    static RemoteDriverConfigBuilder config(HranaTestClient database) {
        return RemoteDriverConfig.builder().url(database.url().toString()).namespace(database.database());
    }

    static RemoteDriverConfigBuilder config(SqldServer server, String database) {
        return RemoteDriverConfig.builder().url(server.url().toString()).namespace(database);
    }

    static RemoteExecutor executor(HranaTestClient database) {
        return new RemoteExecutor(config(database).build());
    }

    static SqlDataDriver driver(HranaTestClient database) {
        return RemoteDriver.open(config(database).build());
    }

    static SqlResult write(SqlSession session, String sql, Object... binds) {
        return session.run(SqlStatement.write(sql, Arrays.asList(binds)), Deadline.NONE);
    }

    static SqlResult read(SqlSession session, String sql, Object... binds) {
        return session.run(SqlStatement.read(sql, Arrays.asList(binds)), Deadline.NONE);
    }

    static Object value(SqlSession session, String sql, Object... binds) {
        return read(session, sql, binds).rows().get(0)[0];
    }

    static DriverException failure(ThrowingCallable call) {
        return catchThrowableOfType(DriverException.class, call);
    }

    static List<SqlStatement> writes(String... statements) {
        return Arrays.stream(statements)
                .map(sql -> SqlStatement.write(sql, List.of()))
                .toList();
    }
}
