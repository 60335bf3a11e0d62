package com.objectstack.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.conformance.laws.Table;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Aggregation;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every operation that takes a filter, on the way a JSON layer calls it: read the query, then ask the driver. */
final class Doors {
    private Doors() {}

    /** Calls by door; a call may be made once or often. */
    static Map<String, Runnable> ofFilter(Table table, JsonNode where) {
        IDataDriver driver = table.driver();
        String object = table.name();
        Map<String, Runnable> doors = new LinkedHashMap<>(ofQuery(table, query(where)));
        doors.put("aggregate", () -> driver.find(object, counting(where)));
        doors.put(
                "distinct",
                () -> driver.distinct(object, "id", QueryCodec.conditionFromJson(where, "/where"), DriverOptions.NONE));
        doors.put(
                "updateMany",
                () -> driver.updateMany(object, QueryCodec.fromJson(query(where)), Map.of(FixtureFile.TOUCHED, true)));
        doors.put("deleteMany", () -> driver.deleteMany(object, QueryCodec.fromJson(query(where))));
        return doors;
    }

    /** The reads that take a whole query. */
    static Map<String, Runnable> ofQuery(Table table, JsonNode query) {
        IDataDriver driver = table.driver();
        String object = table.name();
        Map<String, Runnable> doors = new LinkedHashMap<>();
        doors.put("find", () -> driver.find(object, QueryCodec.fromJson(query)));
        doors.put("count", () -> driver.count(object, QueryCodec.fromJson(query)));
        doors.put("findOne", () -> driver.findOne(object, QueryCodec.fromJson(query)));
        doors.put("findStream", () -> drain(driver.findStream(object, QueryCodec.fromJson(query))));
        doors.put("explain", () -> driver.explain(object, QueryCodec.fromJson(query), DriverOptions.NONE));
        return doors;
    }

    static ObjectNode query(@Nullable JsonNode where) {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.set("where", where);
        return query;
    }

    private static QueryAST counting(JsonNode where) {
        return QueryCodec.fromJson(query(where)).toBuilder()
                .aggregate(Aggregation.count("n"))
                .build();
    }

    private static void drain(RecordStream stream) {
        try (stream) {
            stream.forEach(record -> {});
        }
    }
}
