package com.objectstack.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Lists;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.json.JsonText;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Compares a driver's records with rows as they are stored: a boolean is 0 or 1 there, a list or an object is text, and
 * sums may differ by their order of addition.
 */
final class SameRows {
    private static final double RELATIVE_ERROR = 1e-9;

    private SameRows() {}

    /**
     * Compares.
     *
     * @param records what a driver answers
     * @param stored what SQL gives
     * @param inOrder whether the order counts
     */
    static void check(List<ObjectNode> records, List<ObjectNode> stored, boolean inOrder) {
        List<ObjectNode> left = inOrder ? records : sorted(records);
        List<ObjectNode> right = inOrder ? stored : sorted(stored);
        assertThat(left.size()).as("rows").isEqualTo(right.size());
        for (int row = 0; row < left.size(); row++) {
            ObjectNode record = left.get(row);
            ObjectNode expected = right.get(row);
            assertThat(names(record)).isEqualTo(names(expected));
            assertThatObject(record)
                    .as("row %d", row)
                    .matches(
                            found -> names(found).stream().allMatch(name -> same(found.get(name), expected.get(name))),
                            "is " + expected);
        }
    }

    private static boolean same(JsonNode value, JsonNode stored) {
        if (value.isContainerNode()) {
            return stored.isTextual() && sameJson(value, JsonText.parse(stored.textValue(), ErrorCode.INVALID_DATA));
        }
        return value.isBoolean() ? stored.asText().equals(value.booleanValue() ? "1" : "0") : sameJson(value, stored);
    }

    private static boolean sameJson(JsonNode one, JsonNode other) {
        return one.equals(SameRows::compare, other);
    }

    /** Jackson asks for values that are no containers. */
    private static int compare(JsonNode one, JsonNode other) {
        boolean numbers = one.isNumber() && other.isNumber();
        boolean same = numbers ? sameNumber(one, other) : one.equals(other);
        return same ? 0 : 1;
    }

    /** Whole numbers are equal whatever their width in Java. */
    private static boolean sameNumber(JsonNode one, JsonNode other) {
        boolean exact = one.isIntegralNumber() && other.isIntegralNumber();
        return exact
                ? one.bigIntegerValue().equals(other.bigIntegerValue())
                : near(one.doubleValue(), other.doubleValue());
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= RELATIVE_ERROR * Math.max(Math.abs(one), Math.abs(other));
    }

    private static List<String> names(ObjectNode row) {
        return Lists.newArrayList(row.fieldNames());
    }

    private static List<ObjectNode> sorted(List<ObjectNode> rows) {
        return rows.stream().sorted(Comparator.comparing(SameRows::text)).toList();
    }

    /** The same for values that count as equal. */
    private static String text(ObjectNode row) {
        return row.properties().stream().map(member -> text(member.getValue())).collect(Collectors.joining("|"));
    }

    private static String text(JsonNode value) {
        if (value.isNumber() || value.isBoolean()) {
            double number = value.isBoolean() ? (value.booleanValue() ? 1 : 0) : value.doubleValue();
            return String.format(Locale.ROOT, "%.6e", number);
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }
}
