package com.objectstack.conformance.laws;

import com.objectstack.query.JsonStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values of many shapes, and paths that lead somewhere in some of them. */
final class JsonDraw {
    /** What a path may lead to and is compared with. */
    static final List<Object> SCALARS =
            List.of("", "a", "10", "true", 0L, 1L, 10L, 1.5, Long.MAX_VALUE, (1L << 53) + 1, true, false);

    /** None leads to an object or a list: section 3 gives those no place in an order. */
    static final List<String> PATHS = List.of("a", "b.c", "list.0", "list.-1", "missing");

    static final List<List<JsonStep>> STEPS = List.of(
            List.of(new JsonStep.Member("a")),
            List.of(new JsonStep.Member("x.y \"'`$")),
            List.of(new JsonStep.Member("0")),
            List.of(new JsonStep.Member("b")),
            List.of(new JsonStep.Member("list"), new JsonStep.Element(1)),
            List.of(new JsonStep.Element(0)));

    private JsonDraw() {}

    static Object value(Draw draw) {
        if (draw.chance(15)) {
            return draw.of(SCALARS);
        }
        if (draw.chance(10)) {
            return list(draw);
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (draw.chance(80)) {
            object.put("a", scalar(draw));
        }
        if (draw.chance(60)) {
            object.put("b", draw.chance(70) ? Map.of("c", draw.of(SCALARS)) : scalar(draw));
        }
        if (draw.chance(50)) {
            object.put("list", list(draw));
        }
        if (draw.chance(30)) {
            object.put("x.y \"'`$", scalar(draw));
            object.put("0", scalar(draw));
        }
        return object;
    }

    private static List<Object> list(Draw draw) {
        return draw.some(SCALARS, draw.between(0, 3));
    }

    private static @Nullable Object scalar(Draw draw) {
        return draw.chance(15) ? null : draw.of(SCALARS);
    }
}
