package com.objectstack.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Aggregation;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every operation that takes a filter, on the way a JSON layer calls it: read the query, then ask the driver. Operations
 * that a driver does not declare are left out.
 */
final class Doors {
    private Doors() {}

    /** Calls by door; a call may be made once or often. */
    static Map<String, Runnable> ofFilter(TestObject asked, JsonNode where) {
        IDataDriver driver = asked.driver();
        DriverCapabilities can = driver.supports();
        String object = asked.name();
        Map<String, Runnable> doors = new LinkedHashMap<>(ofQuery(asked, query(where)));
        if (can.has(Capability.QUERY_AGGREGATIONS)) {
            doors.put("aggregate", () -> driver.find(object, counting(where)));
        }
        doors.put(
                "distinct",
                () -> driver.distinct(object, "id", QueryCodec.conditionFromJson(where, "/where"), DriverOptions.NONE));
        if (can.has(Capability.UPDATE)) {
            doors.put(
                    "updateMany",
                    () -> driver.updateMany(
                            object, QueryCodec.fromJson(query(where)), Map.of(FixtureFile.TOUCHED, true)));
        }
        if (can.has(Capability.DELETE)) {
            doors.put("deleteMany", () -> driver.deleteMany(object, QueryCodec.fromJson(query(where))));
        }
        return doors;
    }

    /** The reads that take a whole query. */
    static Map<String, Runnable> ofQuery(TestObject asked, JsonNode query) {
        IDataDriver driver = asked.driver();
        String object = asked.name();
        Map<String, Runnable> doors = new LinkedHashMap<>();
        doors.put("find", () -> driver.find(object, QueryCodec.fromJson(query)));
        doors.put("count", () -> driver.count(object, QueryCodec.fromJson(query)));
        doors.put("findOne", () -> driver.findOne(object, QueryCodec.fromJson(query)));
        if (driver.supports().has(Capability.STREAMING)) {
            doors.put("findStream", () -> streamed(asked, QueryCodec.fromJson(query)));
        }
        doors.put("explain", () -> driver.explain(object, QueryCodec.fromJson(query), DriverOptions.NONE));
        return doors;
    }

    static ObjectNode query(@Nullable JsonNode where) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.set("where", where);
        return query;
    }

    static List<DataRecord> streamed(TestObject asked, QueryAST query) {
        List<DataRecord> records = new ArrayList<>();
        try (RecordStream stream = asked.driver().findStream(asked.name(), query)) {
            stream.forEach(records::add);
        }
        return records;
    }

    private static QueryAST counting(JsonNode where) {
        return QueryCodec.fromJson(query(where)).toBuilder()
                .aggregate(Aggregation.count("n"))
                .build();
    }
}
