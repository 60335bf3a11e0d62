package com.objectstack.driver;

import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of a record's fields, shared by all records of a result. Immutable and thread-safe. */
public final class Columns {
    private final List<String> names;
    private final Map<String, Integer> places;
    private final Set<String> nameSet;

    private Columns(List<String> names) {
        this.names = List.copyOf(names);
        this.places = new HashMap<>(names.size() * 2);
        for (int place = 0; place < names.size(); place++) {
            if (places.put(names.get(place), place) != null) {
                throw new IllegalArgumentException("names must differ, got " + names.get(place) + " twice");
            }
        }
        this.nameSet = new NameSet();
    }

    /**
     * Columns of these names.
     *
     * @param names different names, in order
     * @return the columns
     * @throws IllegalArgumentException if a name occurs twice
     */
    public static Columns of(List<String> names) {
        return new Columns(names);
    }

    /**
     * The names in order.
     *
     * @return an immutable list
     */
    public List<String> names() {
        return names;
    }

    /**
     * The place of a name.
     *
     * @param name the name
     * @return its place from 0, or -1 if there is none
     */
    public int indexOf(Object name) {
        Integer place = places.get(name);
        return place == null ? -1 : place;
    }

    Set<String> asSet() {
        return nameSet;
    }

    private final class NameSet extends AbstractSet<String> {
        @Override
        public Iterator<String> iterator() {
            return names.iterator();
        }

        @Override
        public int size() {
            return names.size();
        }

        @Override
        public boolean contains(Object name) {
            return indexOf(name) >= 0;
        }
    }
}
