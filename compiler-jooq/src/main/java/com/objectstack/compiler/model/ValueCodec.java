package com.objectstack.compiler.model;

import org.jspecify.annotations.Nullable;

/** How a value of a field is stored. Stored values are {@code Long, Double, String, byte[]}; null is always NULL. */
public interface ValueCodec {
    /**
     * The stored form of a value.
     *
     * @param value the value, not null
     * @param place where it stands
     * @return the stored form
     * @throws RefusedValue if the field does not take it
     */
    Object encode(Object value, Place place);

    /**
     * The value of a stored form; what cannot be read is returned as it is.
     *
     * @param stored the stored form, or null
     * @return the value, null for null
     */
    @Nullable
    Object decode(@Nullable Object stored);
}
