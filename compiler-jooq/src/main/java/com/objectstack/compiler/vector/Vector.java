package com.objectstack.compiler.vector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A vector in one of libSQL's formats. Immutable; it shares its bytes with whoever gave them. */
public final class Vector {
    private final VectorFormat format;
    private final int dimensions;
    private final byte[] bytes;

    private Vector(VectorFormat format, int dimensions, byte[] bytes) {
        this.format = format;
        this.dimensions = dimensions;
        this.bytes = bytes;
    }

    /**
     * The vector of a blob, which tells its format by itself.
     *
     * @throws VectorException if it is none
     */
    public static Vector of(byte[] blob) {
        return of(blob, VectorShape.of(blob));
    }

    /** The vector of a blob or text, of which the shape is known. */
    static Vector of(@Nullable Object value, VectorShape shape) {
        if (value instanceof String text) {
            double[] components = VectorText.parse(text);
            return shape.format() == VectorFormat.FLOAT64
                    ? ofDoubles(components)
                    : ofFloats(VectorConversion.narrowed(components));
        }
        int expected = shape.format().dataSize(shape.dimensions());
        if (!(value instanceof byte[] blob) || shape.dataSize() != expected) {
            throw new VectorException("vector: unexpected data part size: type="
                    + shape.format().code() + ", dims=" + shape.dimensions() + ", " + shape.dataSize() + " != "
                    + expected);
        }
        return new Vector(shape.format(), shape.dimensions(), blob);
    }

    /** A float32 vector. */
    public static Vector ofFloats(float... components) {
        byte[] blob = newBlob(VectorFormat.FLOAT32, components.length);
        view(blob).asFloatBuffer().put(components);
        return new Vector(VectorFormat.FLOAT32, components.length, blob);
    }

    /** A float64 vector. */
    public static Vector ofDoubles(double... components) {
        byte[] blob = newBlob(VectorFormat.FLOAT64, components.length);
        view(blob).asDoubleBuffer().put(components);
        return new Vector(VectorFormat.FLOAT64, components.length, blob);
    }

    /** A vector whose components were written into a new blob. */
    static Vector of(VectorFormat format, int dimensions, byte[] blob) {
        return new Vector(format, dimensions, blob);
    }

    /** A blob with the bytes at its end and zeros for components. */
    static byte[] newBlob(VectorFormat format, int dimensions) {
        byte[] blob = new byte[format.blobSize(dimensions)];
        int end = blob.length - 1;
        switch (format) {
            case FLOAT32 -> {
                return blob;
            }
            case FLOAT64, FLOAT16, FLOATB16 -> {}
            case FLOAT1BIT -> blob[end - 1] = (byte) (8 * end - dimensions);
            case FLOAT8 -> blob[end - 1] = (byte) (VectorFormat.aligned(dimensions) - dimensions);
        }
        blob[end] = (byte) format.code();
        return blob;
    }

    /** Bytes as libSQL reads them. */
    static ByteBuffer view(byte[] blob) {
        return ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How its components are kept. */
    public VectorFormat format() {
        return format;
    }

    /** How many components it has. */
    public int dimensions() {
        return dimensions;
    }

    /** What a column holds. */
    public byte[] blob() {
        if (bytes.length == format.blobSize(dimensions)) {
            return bytes;
        }
        byte[] blob = newBlob(format, dimensions);
        System.arraycopy(bytes, 0, blob, 0, format.dataSize(dimensions));
        return blob;
    }

    /** The components, rounded to float32 if they are float64. */
    public float[] floats() {
        return VectorConversion.floats(this);
    }

    /** The components. */
    public double[] doubles() {
        return VectorConversion.doubles(this);
    }

    /** The same vector in another format, rounded as libSQL does. */
    public Vector to(VectorFormat target) {
        return target == format ? this : VectorConversion.convert(this, target);
    }

    /** The components as float32, without a copy if they are. */
    ByteBuffer floatData() {
        return format == VectorFormat.FLOAT32 ? data() : ofFloats(floats()).data();
    }

    /** The bytes, components first. */
    ByteBuffer data() {
        return view(bytes);
    }
}
