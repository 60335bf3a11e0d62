package com.objectstack.docs;

import java.util.ArrayList;
import java.util.List;

/** As much of a shell's grammar as our examples use: continued lines, quotes, comments, redirections. */
final class ShellText {
    private ShellText() {}

    /** The commands of a program in a file's shell blocks, each on one line. */
    static List<String> commands(MarkdownFile file, String program) {
        return file.blocks().stream()
                .filter(block -> block.language().equals("sh"))
                .flatMap(block -> block.text().replaceAll("\\\\\\n\\s*", " ").lines())
                .filter(line -> line.startsWith(program + " "))
                .toList();
    }

    /** The arguments after the program's name. */
    static String[] arguments(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (char c : (line + " ").toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (c == ' ') {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else if (!inWord && (c == '#' || c == '<' || c == '>' || c == '|')) {
                break;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        return words.subList(1, words.size()).toArray(String[]::new);
    }
}
