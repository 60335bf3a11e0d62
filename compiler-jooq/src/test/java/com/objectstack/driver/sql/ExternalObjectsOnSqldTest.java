package com.objectstack.driver.sql;

import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.HranaTestExecutor;
import com.objectstack.testing.sqld.RequiresSqld;

@RequiresSqld
class ExternalObjectsOnSqldTest extends ExternalObjects {
    private final SqlDataDriver server;

    ExternalObjectsOnSqldTest(HranaTestClient client) {
        server = SqlDataDriver.over(new HranaTestExecutor(client), SqlDriverSettings.DEFAULTS);
    }

    @Override
    SqlDataDriver open() {
        clear();
        return server;
    }

    @Override
    void close() {
        clear();
        server.close();
    }

    private void clear() {
        TABLES.forEach(table -> server.execute("drop table if exists " + table));
    }
}
