package com.objectstack.driver;

/** Builds JSON pointers (RFC 6901). */
public final class JsonPointers {
    private JsonPointers() {}

    /**
     * The pointer to a member of an object.
     *
     * @param base the pointer to the object
     * @param member the member's name
     * @return the pointer
     */
    public static String child(String base, String member) {
        return base + "/" + member.replace("~", "~0").replace("/", "~1");
    }

    /**
     * The pointer to an element of an array.
     *
     * @param base the pointer to the array
     * @param index its place from 0
     * @return the pointer
     */
    public static String child(String base, int index) {
        return base + "/" + index;
    }
}
