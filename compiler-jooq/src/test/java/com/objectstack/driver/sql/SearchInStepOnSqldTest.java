package com.objectstack.driver.sql;

import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.HranaTestExecutor;
import com.objectstack.testing.sqld.RequiresSqld;

@RequiresSqld
class SearchInStepOnSqldTest extends SearchInStep {
    private final SqlDataDriver server;

    SearchInStepOnSqldTest(HranaTestClient client) {
        server = SqlDataDriver.over(new HranaTestExecutor(client), SqlDriverSettings.DEFAULTS);
    }

    @Override
    SqlDataDriver open() {
        server.introspectSchema().tables().keySet().forEach(server::dropCollection);
        return server;
    }

    @Override
    void close() {
        server.close();
    }
}
