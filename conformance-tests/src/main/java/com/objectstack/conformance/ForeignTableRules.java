package com.objectstack.conformance;

import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Rules {@code frn}: tables that another program made. */
abstract class ForeignTableRules extends Area {
    @Test
    void optional_frn01_aTableMadeElsewhereIsKnownOnFirstUse() {
        TestObject object = foreign();

        assertEquals(Set.of("id", "n", "s"), object.record("1").keySet());
        object.where("{n: 1}").finds("1");
        object.where("{s: {$contains: 'x'}}").finds("1");
        object.asking("{where: {m: 1}}").isRefused(UNKNOWN_FIELD, "/where/m");
    }

    @Test
    void optional_frn02_untypedColumnsCompareByKind() {
        TestObject object = foreign();

        object.where("{n: '1'}").finds();
        object.where("{n: {$contains: '1'}}").finds();
        object.where("{n: {$notContains: '1'}}").finds("1", "2");
    }

    private TestObject foreign() {
        String name = freshName("foreign");
        Optional<String> statement = subject().quirks().tableStatement(name);
        Assumptions.assumeTrue(statement.isPresent(), "quirk: no statement makes a table");
        driver().execute(statement.orElseThrow());
        return new TestObject(driver(), name).with(List.of("{id: '1', n: 1, s: 'x'}", "{id: '2', n: null, s: 'y'}"));
    }
}
