package com.objectstack.conformance;

import com.objectstack.conformance.laws.Laws;
import com.objectstack.driver.IDataDriver;

/** Cases that laws have found and the kit has kept as JSON; printed failures call this. */
public final class KeptCase {
    private KeptCase() {}

    /**
     * Runs a case again; fails if its law does not hold. Its objects are made anew and removed afterwards.
     *
     * @param driver the driver
     * @param json the text of the case file
     */
    public static void check(IDataDriver driver, String json) {
        new Laws(driver).check(json);
    }
}
