package com.objectstack.compiler.vector;

import org.jspecify.annotations.Nullable;

/**
 * What can be told of a vector before its components are read.
 *
 * @param format how it is kept
 * @param dimensions how many components it has
 * @param dataSize the bytes its components take
 */
record VectorShape(VectorFormat format, int dimensions, int dataSize) {
    static final int MAX_DIMENSIONS = 65_536;

    /** The shape of a blob, or of a text that is read in a format. */
    static VectorShape of(@Nullable Object value, VectorFormat ofText) {
        return switch (value) {
            case byte[] blob -> of(blob);
            case String text -> {
                int dimensions = VectorText.dimensions(text);
                yield new VectorShape(ofText, dimensions, ofText.dataSize(dimensions));
            }
            case null -> throw unexpected("NULL");
            case Long whole -> throw unexpected("INTEGER");
            case Double fraction -> throw unexpected("FLOAT");
            default -> throw unexpected("UNKNOWN");
        };
    }

    private static VectorException unexpected(String type) {
        return new VectorException("vector: unexpected value type: got " + type + ", expected TEXT or BLOB");
    }

    static VectorShape of(byte[] blob) {
        VectorShape shape = blob.length % 2 == 0
                ? new VectorShape(VectorFormat.FLOAT32, blob.length / 4, blob.length)
                : marked(blob, blob.length - 1);
        if (shape.dimensions > MAX_DIMENSIONS) {
            throw new VectorException("vector: max size exceeded: " + shape.dimensions + " > " + MAX_DIMENSIONS);
        }
        return shape;
    }

    /** The shape of a blob with a byte at the end that tells its format. */
    private static VectorShape marked(byte[] blob, int length) {
        int code = blob[length] & 0xff;
        VectorFormat format =
                VectorFormat.of(code).orElseThrow(() -> new VectorException("vector: unexpected binary type: " + code));
        return switch (format) {
            case FLOAT32 -> plain(format, length, 4, "(excluding optional 'type'-byte)");
            case FLOAT64 -> plain(format, length, 8, "(excluding 'type'-byte)");
            case FLOAT16, FLOATB16 -> plain(format, length, 2, "(excluding 'type'-byte)");
            case FLOAT1BIT -> {
                require(length > 0, format, "must be divisible by 2 and not be empty (excluding 'type'-byte)", length);
                int dimensions = dimensions(format, 8 * length - (blob[length - 1] & 0xff));
                yield new VectorShape(format, dimensions, format.dataSize(dimensions));
            }
            case FLOAT8 -> {
                String rule = "must be divisible by 2 and has at least 2 bytes (excluding 'type'-byte)";
                require(length >= 2, format, rule, length);
                int dimensions = dimensions(format, length - 10 - (blob[length - 1] & 0xff));
                yield new VectorShape(format, dimensions, length - 2);
            }
        };
    }

    private static VectorShape plain(VectorFormat format, int length, int width, String what) {
        require(length % width == 0, format, "must be divisible by " + width + " " + what, length);
        return new VectorShape(format, length / width, length);
    }

    private static int dimensions(VectorFormat format, int dimensions) {
        if (dimensions < 0) {
            throw new VectorException("vector: malformed " + format.word() + " vector blob");
        }
        return dimensions;
    }

    private static void require(boolean holds, VectorFormat format, String rule, int length) {
        if (!holds) {
            throw new VectorException(
                    "vector: " + format.word() + " vector blob length " + rule + ": length=" + length);
        }
    }
}
