package com.objectstack.docs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What snippets print, and what the pages say they print. */
final class Printed {
    private Printed() {}

    /** What a snippet prints. */
    static String by(Runnable snippet) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            snippet.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** The outputs that a page shows. */
    static List<String> on(String page) {
        return MarkdownFile.read(page).blocks().stream()
                .filter(block -> block.language().equals("text"))
                .map(MarkdownFile.Block::text)
                .toList();
    }
}
