package com.objectstack.driver.sql;

import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.HranaTestExecutor;
import com.objectstack.testing.sqld.RequiresSqld;
import java.util.List;

@RequiresSqld
class ConstraintNamingOnSqldTest extends ConstraintNaming {
    private final SqlDataDriver server;

    ConstraintNamingOnSqldTest(HranaTestClient client) {
        server = SqlDataDriver.over(new HranaTestExecutor(client), SqlDriverSettings.DEFAULTS);
    }

    @Override
    SqlDataDriver open() {
        List.of("note", "task", "team", "person", "pair_of").forEach(server::dropCollection);
        server.introspectSchema().tables().keySet().forEach(server::dropCollection);
        return server;
    }

    @Override
    void close() {
        List.of("note", "task", "team", "person", "pair_of").forEach(server::dropCollection);
        server.close();
    }
}
