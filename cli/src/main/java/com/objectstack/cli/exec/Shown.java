package com.objectstack.cli.exec;

/** Cuts what was found to a length that fits a message. */
final class Shown {
    private static final int MAX_LENGTH = 120;

    private Shown() {}

    static String cut(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end) + "...";
    }
}
