package com.objectstack.cli.format;

/**
 * One cell of a table: a line of text without control characters.
 *
 * @param text the text
 * @param rightAligned whether it stands to the right, as numbers do
 */
public record Cell(String text, boolean rightAligned) {
    private static final String ELLIPSIS = "…";

    /** Shows control characters as escapes, so that data can neither break a line nor command a terminal. */
    public Cell {
        text = escaped(text);
    }

    static Cell text(String text) {
        return new Cell(text, false);
    }

    /** The number of terminal columns the text takes. */
    int width() {
        return text.codePoints().map(Cell::widthOf).sum();
    }

    Cell cutTo(int widest) {
        if (width() <= widest) {
            return this;
        }
        StringBuilder kept = new StringBuilder();
        int room = widest - 1;
        for (int point : text.codePoints().toArray()) {
            room -= widthOf(point);
            if (room < 0) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return new Cell(kept + ELLIPSIS, rightAligned);
    }

    void pad(int width, StringBuilder out) {
        String space = " ".repeat(width - width());
        out.append(rightAligned ? space + text : text + space);
    }

    private static String escaped(String text) {
        if (text.codePoints().noneMatch(Cell::isControl)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (isControl(point)) {
                        shown.append(String.format("\\u%04x", point));
                    } else {
                        shown.appendCodePoint(point);
                    }
                }
            }
        });
        return shown.toString();
    }

    private static boolean isControl(int point) {
        int type = Character.getType(point);
        boolean redirects = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || redirects;
    }

    private static int widthOf(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** The large East Asian and emoji blocks; https://www.unicode.org/reports/tr11/. */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
