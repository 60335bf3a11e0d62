package com.objectstack.driver.sql;

class ExternalObjectsTest extends ExternalObjects {
    private final TestDatabase db = new TestDatabase();

    @Override
    SqlDataDriver open() {
        db.runSql("pragma foreign_keys = on");
        return db.driver;
    }

    @Override
    void close() {
        db.close();
    }
}
