package com.objectstack.compiler.vector;

import java.util.Arrays;
import java.util.Optional;

/** How libSQL keeps the components of a vector. All but float32 end with a byte that tells which it is. */
public enum VectorFormat {
    /** 32 bits each, and no byte that says so. */
    FLOAT32(1, "float32", "F32_BLOB"),
    /** 64 bits each. */
    FLOAT64(2, "float64", "F64_BLOB"),
    /** One bit each: whether the component is positive. */
    FLOAT1BIT(3, "float1bit", "F1BIT_BLOB"),
    /** A byte each, on a scale from the least component to the greatest. */
    FLOAT8(4, "float8", "F8_BLOB"),
    /** IEEE half precision. */
    FLOAT16(5, "float16", "F16_BLOB"),
    /** The upper half of a float32. */
    FLOATB16(6, "floatb16", "FB16_BLOB");

    private final int code;
    private final String word;
    private final String columnType;

    VectorFormat(int code, String word, String columnType) {
        this.code = code;
        this.word = word;
        this.columnType = columnType;
    }

    /** The format of a word such as {@code float32}. */
    public static Optional<VectorFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    static Optional<VectorFormat> of(int code) {
        return Arrays.stream(values()).filter(format -> format.code == code).findFirst();
    }

    /** Its name in schemas, which is libSQL's own. */
    public String word() {
        return word;
    }

    /** The type of columns in this format, without the dimensions. */
    public String columnType() {
        return columnType;
    }

    /** The byte at the end of its blobs. */
    int code() {
        return code;
    }

    /** The bytes of the components alone; of float8 with their scale. */
    int dataSize(int dimensions) {
        return switch (this) {
            case FLOAT32 -> 4 * dimensions;
            case FLOAT64 -> 8 * dimensions;
            case FLOAT1BIT -> (dimensions + 7) / 8;
            case FLOAT8 -> aligned(dimensions) + 8;
            case FLOAT16, FLOATB16 -> 2 * dimensions;
        };
    }

    /** The bytes of a whole blob, an odd number unless it is float32. */
    int blobSize(int dimensions) {
        int data = dataSize(dimensions);
        return switch (this) {
            case FLOAT32 -> data;
            case FLOAT64, FLOAT16, FLOATB16 -> data + 1;
            case FLOAT1BIT -> data % 2 == 0 ? data + 3 : data + 2;
            case FLOAT8 -> data + 3;
        };
    }

    /** Float8 puts its scale where a float32 may stand. */
    static int aligned(int dimensions) {
        return (dimensions + 3) / 4 * 4;
    }
}
