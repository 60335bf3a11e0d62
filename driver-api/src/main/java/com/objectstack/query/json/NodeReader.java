package com.objectstack.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The known properties of one JSON object, in document order.
 *
 * <p>An unknown property is reported in passing, so problems stay in document order. A property that is null counts as
 * absent. A node that is no object is reported and has no properties.
 */
final class NodeReader implements Iterable<Property> {
    private final JsonNode node;
    private final String path;
    private final ErrorCode code;
    private final Vocabulary vocabulary;
    private final Reading in;

    private NodeReader(JsonNode node, String path, ErrorCode code, Vocabulary vocabulary, Reading in) {
        this.node = node;
        this.path = path;
        this.code = code;
        this.vocabulary = vocabulary;
        this.in = in;
    }

    /** The properties of a node; {@code required} ones that are missing are reported. */
    static NodeReader of(
            JsonNode node, String path, ErrorCode code, Vocabulary vocabulary, Reading in, String... required) {
        NodeReader reader = new NodeReader(node, path, code, vocabulary, in);
        if (!node.isObject()) {
            in.unfit(code, path, vocabulary.kind() + " is an object", node, vocabulary.hint());
            return reader;
        }
        for (String name : required) {
            if (!node.hasNonNull(name)) {
                in.problem(code, path, vocabulary.kind() + " needs '" + name + "'", vocabulary.hint());
            }
        }
        return reader;
    }

    /** Whether a property is there and not null. */
    boolean has(String name) {
        return node.hasNonNull(name);
    }

    @Override
    public Iterator<Property> iterator() {
        Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator();
        return new Iterator<>() {
            private @Nullable Property next;

            // Advances no earlier than asked, so that problems of one property come before those of the next.
            @Override
            public boolean hasNext() {
                while (next == null && members.hasNext()) {
                    Map.Entry<String, JsonNode> member = members.next();
                    next = known(member.getKey(), member.getValue());
                }
                return next != null;
            }

            @Override
            public Property next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Property result = Objects.requireNonNull(next, "next");
                next = null;
                return result;
            }
        };
    }

    private @Nullable Property known(String name, JsonNode value) {
        String place = JsonPointers.child(path, name);
        if (!vocabulary.knows(name)) {
            String message = vocabulary.kind() + " has no property '" + Found.cut(name) + "'";
            in.problem(code, place, message, vocabulary.hint(name));
            return null;
        }
        return value.isNull() ? null : new Property(name, value, place, code, in);
    }
}
