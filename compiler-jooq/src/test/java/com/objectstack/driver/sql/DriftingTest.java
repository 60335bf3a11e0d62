package com.objectstack.driver.sql;

import com.objectstack.testing.JdbcTestExecutor;

class DriftingTest extends Drifting {
    @Override
    protected SqlExecutor open() {
        return new JdbcTestExecutor();
    }
}
