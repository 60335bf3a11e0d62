package com.objectstack.driver.sql;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.compiler.model.ValueCodecs;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests apart: SHA-256 over their parts, each after its kind and length. Maps and sets count without their order,
 * and values as they are stored: {@code 5} is {@code 5.0}, an instant its text.
 */
@SuppressWarnings("UnstableApiUsage") // Guava marks its hashing as beta; SHA-256 is what it is
final class RequestHash {
    private final Hasher hasher = Hashing.sha256().newHasher();

    private RequestHash() {}

    /** The hash of a request's parts, in hexadecimal digits. */
    static String of(List<? extends @Nullable Object> parts) {
        return of((Object) parts);
    }

    private static String of(@Nullable Object value) {
        RequestHash hash = new RequestHash();
        hash.add(value);
        return hash.hasher.hash().toString();
    }

    private void add(@Nullable Object value) {
        switch (value) {
            case null -> hasher.putChar('n');
            case Boolean flag -> hasher.putChar('b').putBoolean(flag);
            case Map<?, ?> map -> addMap(map);
            case Set<?> set ->
                addAll('u', set.stream().map(RequestHash::of).sorted().toList());
            case Collection<?> list -> addAll('l', list);
            case float[] vector -> {
                hasher.putChar('l').putInt(vector.length);
                for (float component : vector) {
                    add(component);
                }
            }
            case double[] vector -> {
                hasher.putChar('l').putInt(vector.length);
                for (double component : vector) {
                    add(component);
                }
            }
            default -> addScalar(stored(value));
        }
    }

    private void addMap(Map<?, ?> map) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, member) -> sorted.put(String.valueOf(key), member));
        hasher.putChar('m').putInt(sorted.size());
        sorted.forEach((key, member) -> {
            add(key);
            add(member);
        });
    }

    private void addAll(char kind, Collection<?> members) {
        hasher.putChar(kind).putInt(members.size());
        members.forEach(this::add);
    }

    private void addScalar(Object stored) {
        switch (stored) {
            case Long whole -> hasher.putChar('i').putLong(whole);
            case Double fraction -> hasher.putChar('d').putDouble(fraction);
            case byte[] bytes -> hasher.putChar('x').putInt(bytes.length).putBytes(bytes);
            default -> {
                byte[] text = stored.toString().getBytes(StandardCharsets.UTF_8);
                hasher.putChar('s').putInt(text.length).putBytes(text);
            }
        }
    }

    /** What no column takes is refused by the write itself; until then it is only told apart. */
    private static Object stored(Object value) {
        try {
            return ValueCodecs.UNTYPED.encode(value, Place.DATA);
        } catch (RefusedValue refused) {
            return value.getClass().getName() + ' ' + value;
        }
    }
}
