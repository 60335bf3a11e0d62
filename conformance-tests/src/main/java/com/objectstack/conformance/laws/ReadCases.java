package com.objectstack.conformance.laws;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** Queries over sets of objects; several queries share a set, for storing one takes longer than asking. */
final class ReadCases {
    private static final int QUERIES = 10;

    private final String suffix = Stage.suffix();
    private @Nullable Dataset data;
    private int asked;

    private ReadCases() {}

    static Arbitrary<ReadCase> any() {
        return Shrinking.arbitrary(new ReadCases()::next, SmallerData::of);
    }

    private ReadCase next(Random random) {
        Draw draw = new Draw(random);
        Dataset current = data;
        if (current == null || asked++ % QUERIES == 0) {
            current = DatasetDraw.draw(draw, suffix);
            data = current;
        }
        ReadCase right = QueryDraw.draw(draw, current);
        return draw.chance(8) ? WrongTurn.of(draw, right) : right;
    }
}
