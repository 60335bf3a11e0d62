package com.objectstack.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.DataRecord;
import com.objectstack.query.json.RecordCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;

/** Compares records with what a fixture wants, on their JSON face. */
final class Face {
    private Face() {}

    /** Fails unless the records are these; in this order, if it matters. */
    static void assertRecords(JsonNode wanted, List<DataRecord> found, boolean ordered, String what) {
        List<JsonNode> left = new ArrayList<>();
        wanted.forEach(left::add);
        List<JsonNode> right = new ArrayList<>();
        found.forEach(record -> right.add(RecordCodec.toJson(record)));
        if (!ordered) {
            left.sort(Comparator.comparing(JsonNode::toString));
            right.sort(Comparator.comparing(JsonNode::toString));
        }
        boolean same = left.size() == right.size();
        for (int place = 0; same && place < left.size(); place++) {
            same = same(left.get(place), right.get(place));
        }
        if (!same) {
            Assertions.assertEquals(left.toString(), right.toString(), what);
        }
    }

    /**
     * Whether two nodes are the same value. Whole numbers and fractions differ (an average is {@code 1.0}); fractions
     * agree within 1e-9 relative; the order of an object's members counts.
     */
    static boolean same(JsonNode wanted, JsonNode found) {
        if (wanted.isNumber() && found.isNumber()) {
            return sameNumber(wanted, found);
        }
        if (wanted.isObject() && found.isObject()) {
            return sameObject(wanted, found);
        }
        if (wanted.isArray() && found.isArray() && wanted.size() == found.size()) {
            for (int place = 0; place < wanted.size(); place++) {
                if (!same(wanted.get(place), found.get(place))) {
                    return false;
                }
            }
            return true;
        }
        return wanted.equals(found);
    }

    private static boolean sameNumber(JsonNode wanted, JsonNode found) {
        if (wanted.isIntegralNumber() || found.isIntegralNumber()) {
            return wanted.isIntegralNumber()
                    && found.isIntegralNumber()
                    && wanted.bigIntegerValue().equals(found.bigIntegerValue());
        }
        double one = wanted.doubleValue();
        double other = found.doubleValue();
        return one == other || Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other));
    }

    private static boolean sameObject(JsonNode wanted, JsonNode found) {
        if (wanted.size() != found.size()) {
            return false;
        }
        Iterator<Map.Entry<String, JsonNode>> others = found.properties().iterator();
        for (Map.Entry<String, JsonNode> member : wanted.properties()) {
            Map.Entry<String, JsonNode> other = others.next();
            if (!member.getKey().equals(other.getKey()) || !same(member.getValue(), other.getValue())) {
                return false;
            }
        }
        return true;
    }
}
