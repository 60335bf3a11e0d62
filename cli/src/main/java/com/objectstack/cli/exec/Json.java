package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.query.json.RecordCodec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results as JSON. */
final class Json {
    private Json() {}

    static JsonNode of(@Nullable Object value) {
        return RecordCodec.valueToJson(value);
    }

    static JsonNode ofNullable(Optional<?> value) {
        return of(value.orElse(null));
    }
}
