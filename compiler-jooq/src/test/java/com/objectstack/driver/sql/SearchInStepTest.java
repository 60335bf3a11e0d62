package com.objectstack.driver.sql;

class SearchInStepTest extends SearchInStep {
    private final TestDatabase db = new TestDatabase();

    @Override
    SqlDataDriver open() {
        return db.driver;
    }

    @Override
    void close() {
        db.close();
    }
}
