package com.objectstack.conformance;

import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static com.objectstack.driver.ErrorCode.UNKNOWN_OBJECT;
import static com.objectstack.driver.ErrorCode.UNSUPPORTED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
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

    @Test
    void optional_frn03_aTableOfSomebodyElseHasTheObjectsNamesOrIsRefused() {
        TestObject theirs = foreign();
        ObjectSchema schema = Notation.schema("s number, label text")
                .named(freshName("mapped"))
                .asExternal(theirs.name(), Map.of("n", "s", "s", "label"));
        try {
            driver().registerExternalObject(schema);
        } catch (DriverException refused) {
            assertEquals(UNSUPPORTED + " /external", refused.code() + " " + refused.path());
            Asked.failure("count", UNKNOWN_OBJECT, () -> driver().count(schema.name(), QueryAST.ALL));
            return;
        }
        try {
            hasItsOwnNames(schema);
        } finally {
            // Both may now be dropped.
            driver().registerObjects(List.of(ObjectDefinition.of(ObjectSchema.of(schema.name()))));
        }
    }

    private void hasItsOwnNames(ObjectSchema schema) {
        TestObject mapped = new TestObject(driver(), schema.name());

        assertEquals(Map.of("id", "1", "s", 1L, "label", "x"), mapped.record("1"));
        mapped.where("{s: 1}").finds("1");
        mapped.where("{label: {$contains: 'y'}}").finds("2");
        driver().create(schema.name(), Notation.row("{id: '3', s: 3, label: 'z'}"));
        mapped.where("{s: {$gte: 3}}").finds("3");
        Asked.failure("syncSchema", UNSUPPORTED, () -> driver().syncSchema(schema));
        Asked.failure("dropTable", UNSUPPORTED, () -> driver().dropTable(schema.name(), DriverOptions.NONE));
        assertEquals(List.of("1", "2", "3"), mapped.ids());
    }

    private TestObject foreign() {
        String name = freshName("foreign");
        Optional<String> statement = subject().quirks().tableStatement(name);
        Assumptions.assumeTrue(statement.isPresent(), "quirk: no statement makes a table");
        driver().execute(statement.orElseThrow());
        return new TestObject(driver(), name).with(List.of("{id: '1', n: 1, s: 'x'}", "{id: '2', n: null, s: 'y'}"));
    }
}
