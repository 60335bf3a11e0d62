package com.objectstack.conformance;

import java.util.Arrays;

/** The order of texts: by code point, not by UTF-16 unit (SEMANTICS.md decision 21). */
final class TextOrder {
    private TextOrder() {}

    static int compare(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        return Arrays.compare(left, right);
    }
}
