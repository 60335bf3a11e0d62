package com.objectstack.compiler.vector;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Vectors as text: {@code [1,2.5]}. Blanks count for nothing, even inside a number, as in libSQL. */
final class VectorText {
    private static final int MAX_NUMBER = 1024;
    private static final int SHOWN_DIGITS = 6;
    private static final Pattern BLANKS = Pattern.compile("[ \t\n\u000b\f\r]+");

    /** What SQLite reads as a number. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

    private VectorText() {}

    /** How many components a text will have if it is well-formed. */
    static int dimensions(String text) {
        int commas = 0;
        boolean empty = true;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            commas += c == ',' ? 1 : 0;
            empty &= c < '0' || c > '9';
        }
        return empty ? commas : commas + 1;
    }

    /** The components of a text. */
    static double[] parse(String text) {
        String dense = BLANKS.matcher(text).replaceAll("");
        if (!dense.startsWith("[")) {
            throw new VectorException("vector: must start with '['");
        }
        int end = dense.indexOf(']');
        String inner = dense.substring(1, end < 0 ? dense.length() : end);
        List<Double> numbers = new ArrayList<>();
        if (!inner.isEmpty()) {
            String[] parts = inner.split(",", -1);
            // What stands before a missing bracket is never looked at.
            int complete = end < 0 ? parts.length - 1 : parts.length;
            for (int place = 0; place < complete; place++) {
                numbers.add(number(parts[place], place));
            }
        }
        if (end < 0) {
            throw new VectorException("vector: must end with ']'");
        }
        if (end + 1 < dense.length()) {
            throw new VectorException("vector: non-space symbols after closing ']' are forbidden");
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double number(String text, int place) {
        if (text.length() > MAX_NUMBER + 1) {
            throw new VectorException(
                    "vector: float string length exceeded " + MAX_NUMBER + " characters: '" + text + "'");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new VectorException("vector: invalid float at position " + place + ": '" + text + "'");
        }
        if (place >= VectorShape.MAX_DIMENSIONS) {
            throw new VectorException("vector: max size exceeded " + VectorShape.MAX_DIMENSIONS);
        }
        return Double.parseDouble(text);
    }

    /** The components as C's {@code %g} prints them. */
    static String show(double[] components) {
        StringBuilder text = new StringBuilder("[");
        for (double component : components) {
            text.append(text.length() > 1 ? "," : "").append(show(component));
        }
        return text.append(']').toString();
    }

    private static String show(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Inf" : "-Inf";
        }
        if (number == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(number)
                .round(new MathContext(SHOWN_DIGITS, RoundingMode.HALF_UP))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < SHOWN_DIGITS) {
            return rounded.toPlainString();
        }
        String mantissa = rounded.movePointLeft(exponent).toPlainString();
        String digits = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return mantissa + (exponent < 0 ? "e-" : "e+") + digits;
    }
}
