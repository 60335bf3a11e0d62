package com.objectstack.cli.exec;

import com.objectstack.driver.IDataDriver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs commands through the protocol. JSON may be written with single quotes. */
final class ExecRun {
    final RecordingDriver fake = new RecordingDriver();

    static String quoted(String json) {
        return json.replace('\'', '"');
    }

    /** The answers of the recording driver. */
    List<String> exec(String... commands) throws IOException {
        return answers(fake.driver(), commands);
    }

    static List<String> answers(IDataDriver driver, String... commands) throws IOException {
        byte[] in = (quoted(String.join("\n", commands)) + "\n").getBytes(StandardCharsets.UTF_8);
        return output(driver, in).lines().toList();
    }

    static String output(IDataDriver driver, byte[] in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ExecProtocol(driver).run(new ByteArrayInputStream(in), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
