package com.objectstack.conformance.reference;

import com.objectstack.query.JsonStep;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places inside JSON values (SEMANTICS.md §3). */
final class JsonPath {
    private static final Pattern INDEX = Pattern.compile("-?\\d{1,9}");

    private JsonPath() {}

    /** The steps of a dotted name: an integer is always an array index, anything else a key. */
    static List<JsonStep> steps(List<String> segments) {
        return segments.stream().map(JsonPath::step).toList();
    }

    private static JsonStep step(String segment) {
        return INDEX.matcher(segment).matches()
                ? new JsonStep.Element(Integer.parseInt(segment))
                : new JsonStep.Member(segment);
    }

    /** The value at a place; a missing member is NULL, as JSON's null is. */
    static @Nullable Object value(@Nullable Object json, List<JsonStep> steps) {
        Object value = json;
        for (JsonStep step : steps) {
            value = switch (step) {
                case JsonStep.Member member -> value instanceof Map<?, ?> map ? map.get(member.name()) : null;
                case JsonStep.Element element -> value instanceof List<?> list ? element(list, element.index()) : null;
            };
        }
        return value;
    }

    /** An element by its place, from the end if that is negative. */
    private static @Nullable Object element(List<?> list, int index) {
        int place = index < 0 ? list.size() + index : index;
        return place >= 0 && place < list.size() ? list.get(place) : null;
    }
}
