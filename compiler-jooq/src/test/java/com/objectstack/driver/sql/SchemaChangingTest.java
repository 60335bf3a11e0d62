package com.objectstack.driver.sql;

import com.objectstack.testing.JdbcTestExecutor;

class SchemaChangingTest extends SchemaChanging {
    @Override
    protected SqlExecutor open() {
        return new JdbcTestExecutor();
    }
}
