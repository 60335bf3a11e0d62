package com.objectstack.driver.sql;

import com.objectstack.testing.sqld.HranaTestExecutor;
import com.objectstack.testing.sqld.RequiresSqld;
import com.objectstack.testing.sqld.SqldServer;
import java.util.UUID;

/** The same on the real libSQL server. */
@RequiresSqld
class SchemaChangingOnSqldTest extends SchemaChanging {
    private final SqldServer server;

    SchemaChangingOnSqldTest(SqldServer server) {
        this.server = server;
    }

    @Override
    protected SqlExecutor open() {
        String database = "t" + UUID.randomUUID().toString().replace("-", "");
        server.createDatabase(database);
        return new HranaTestExecutor(server.client(database));
    }
}
