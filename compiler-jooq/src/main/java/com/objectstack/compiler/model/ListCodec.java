package com.objectstack.compiler.model;

import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of collected values: a JSON array whose elements are read as the field's values are (SEMANTICS.md §2).
 *
 * @param element how the field's values are stored
 * @param isJson whether they are JSON already, and so are read with the array
 */
public record ListCodec(ValueCodec element, boolean isJson) implements ValueCodec {
    /** JSON has no bytes: an element of bytes is an object with their hexadecimal digits under this name. */
    public static final String BYTES = "bytes";

    /** Of JSON values. */
    public static final ListCodec OF_JSON = new ListCodec(ValueCodecs.JSON_TEXT, true);

    private static final Set<ValueClass> JSON = Set.of(ValueClass.LIST, ValueClass.FILE, ValueClass.JSON);

    /** Of the values of a column. */
    public static ListCodec of(ColumnModel column) {
        return new ListCodec(
                column.codec(), column.kind().filter(JSON::contains).isPresent());
    }

    @Override
    public Object encode(Object value, Place place) {
        if (value instanceof Collection<?>) {
            return JsonText.encode(value, place);
        }
        throw ValueCodecs.mismatch(value, "a list");
    }

    @Override
    public @Nullable Object decode(@Nullable Object stored) {
        return stored instanceof String text && JsonText.decode(text) instanceof List<?> list ? values(list) : stored;
    }

    private List<@Nullable Object> values(List<?> elements) {
        List<@Nullable Object> values = new ArrayList<>(elements.size());
        elements.forEach(read -> values.add(value(read)));
        return Collections.unmodifiableList(values);
    }

    private @Nullable Object value(@Nullable Object read) {
        if (isJson) {
            return read instanceof List<?> inner && element instanceof ListCodec codec ? codec.values(inner) : read;
        }
        return read instanceof Map<?, ?> object && object.get(BYTES) instanceof String digits
                ? element.decode(HexFormat.of().parseHex(digits))
                : element.decode(read);
    }
}
