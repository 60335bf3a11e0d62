package com.objectstack.driver.sql;

import com.objectstack.testing.JdbcTestExecutor;

class ColumnChangingTest extends ColumnChanging {
    @Override
    protected SqlExecutor open() {
        return new JdbcTestExecutor();
    }
}
