package com.objectstack.cli.input;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads the text that an argument stands for. */
public final class TextInput {
    private TextInput() {}

    /**
     * The text of an argument: {@code @FILE} is a file's, {@code -} is standard input's, anything else its own.
     *
     * @param argument the argument
     * @param standardInput read to its end for {@code -}
     * @return the text
     * @throws DriverException {@code INVALID_CONFIG} if it cannot be read
     */
    public static String of(String argument, InputStream standardInput) {
        if (argument.equals("-")) {
            try {
                return decode("standard input", standardInput.readAllBytes());
            } catch (IOException e) {
                throw unreadable("standard input", e);
            }
        }
        return argument.startsWith("@") ? file(argument.substring(1)) : argument;
    }

    /**
     * The text of a file.
     *
     * @param name its path
     * @return the text
     * @throws DriverException {@code INVALID_CONFIG} if it cannot be read
     */
    public static String file(String name) {
        try {
            return decode(name, Files.readAllBytes(Path.of(name)));
        } catch (IOException | InvalidPathException e) {
            throw unreadable(name, e);
        }
    }

    private static String decode(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw DriverException.builder(ErrorCode.INVALID_CONFIG, name + " is not UTF-8")
                    .cause(e)
                    .build();
        }
    }

    private static DriverException unreadable(String name, Exception cause) {
        return DriverException.builder(ErrorCode.INVALID_CONFIG, "cannot read " + name + ": " + cause)
                .cause(cause)
                .build();
    }
}
