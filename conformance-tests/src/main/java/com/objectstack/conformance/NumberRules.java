package com.objectstack.conformance;

import static com.objectstack.driver.Capability.AUTONUMBER;
import static com.objectstack.driver.Capability.BULK_CREATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Rules {@code num}: autonumbers. */
abstract class NumberRules extends Area {
    /** Text fields, and {@code num}, numbered in this format. */
    private static ObjectSchema schema(String format, String... fields) {
        StringBuilder all = new StringBuilder("{fields: {");
        for (String field : fields) {
            all.append(field).append(": {type: 'text'}, ");
        }
        all.append("num: {type: 'autonumber', autonumberFormat: '")
                .append(format)
                .append("'}}}");
        return SchemaCodec.objectFromJson(Notation.json(all.toString()), "kit");
    }

    @Test
    @RejectedWithout(AUTONUMBER)
    void required_num01_withoutItsCapabilityAnEmptyNumberIsRefused() {
        TestObject object = object(schema("{0000}"));

        Asked.unsupported("create", "/num", () -> object.create("{}"));
        assertEquals(0, object.count());
    }

    @Test
    void required_num02_aGivenNumberIsStoredAsItIs() {
        TestObject object = object(schema("N-{000}"));

        assertEquals("N-042", object.create("{num: 'N-042'}").get("num"));
        assertEquals("odd", object.create("{num: 'odd'}").get("num"));
    }

    @Test
    @Requires(AUTONUMBER)
    void optional_num03_numbersCountUpInTheirFormat() {
        TestObject object = object(schema("N-{000}/x"));

        assertEquals("N-001/x", object.create("{}").get("num"));
        assertEquals("N-002/x", object.create("{num: ''}").get("num"));
        assertEquals("N-003/x", object.create("{num: null}").get("num"));
    }

    @Test
    @Requires(AUTONUMBER)
    void optional_num04_theWidthIsALeastWidth() {
        TestObject object = object(schema("{00}"), "{num: '99'}");

        assertEquals("100", object.create("{}").get("num"));
    }

    @Test
    @Requires(AUTONUMBER)
    void optional_num05_numbersGoOnAfterTheGreatestThereIs() {
        TestObject object = object(schema("N-{000}"), "{num: 'N-001'}", "{num: 'N-007'}", "{num: 'N-002'}");

        assertEquals("N-008", object.create("{}").get("num"));
    }

    @Test
    @Requires(AUTONUMBER)
    void optional_num06_aFieldInTheFormatCountsForItself() {
        TestObject object = object(schema("{kind}-{00}", "kind"));

        assertEquals("A-01", object.create("{kind: 'A'}").get("num"));
        assertEquals("B-01", object.create("{kind: 'B'}").get("num"));
        assertEquals("A-02", object.create("{kind: 'A'}").get("num"));
        assertThrows(DriverException.class, () -> object.create("{}"));
        assertEquals(3, object.count());
    }

    @Test
    @Requires({AUTONUMBER, BULK_CREATE})
    void optional_num07_everyNumberIsDrawnOnce() {
        TestObject object = object(schema("{0000}"));
        List<Callable<List<DataRecord>>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            writers.add(() ->
                    driver().bulkCreate(object.name(), List.of(Map.of(), Map.of(), Map.of(), Map.of(), Map.of())));
        }
        Together.run(writers);

        assertEquals(20, driver().distinct(object.name(), "num").size());
    }

    @Test
    @Requires(AUTONUMBER)
    void optional_num08_eachTenantCountsForItself() {
        ObjectSchema numbered = schema("{00}", Tenants.COLUMN);
        TestObject object = object(numbered);

        assertEquals("01", driver().create(object.name(), Map.of(), Tenants.A).get("num"));
        assertEquals("01", driver().create(object.name(), Map.of()).get("num"));
        assertEquals("02", driver().create(object.name(), Map.of(), Tenants.A).get("num"));
    }
}
