package com.objectstack.cli.exec;

import static com.objectstack.cli.exec.ExecRun.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Lines in and lines out. JSON is written with single quotes here. */
class ExecProtocolTest {
    private final ExecRun run = new ExecRun();

    @Test
    void linesAreAnsweredInOrderAndBlankOnesSkipped() throws IOException {
        assertThat(run.exec("{'op':'delete','object':'a','id':'1'}", "", "  \r", "oops", "{'op':'checkHealth'}"))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(quoted("{'ok':true,'result':false}")),
                        second -> assertThat(second).startsWith(quoted("{'ok':false,'error':{'code':'INVALID_QUERY'")),
                        third -> assertThat(third).isEqualTo(quoted("{'ok':true,'result':true}")));
    }

    @Test
    void theLastLineNeedsNoLineEnd() throws IOException {
        assertThat(ExecRun.output(
                        run.fake.driver(), quoted("{'op':'checkHealth'}").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(quoted("{'ok':true,'result':true}\n"));
    }

    @Test
    void everyAnswerIsFlushedBeforeTheNextLineIsRead() throws IOException {
        StringBuilder story = new StringBuilder();
        var in = new ByteArrayInputStream("1\n2\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int most) {
                story.append('r');
                return super.read(into, from, Math.min(most, 2));
            }
        };
        var out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                story.append('f');
            }
        };

        new ExecProtocol(run.fake.driver()).run(in, out);

        assertThat(story.toString()).isEqualTo("rfrfr");
    }

    @Test
    void aLineThatIsNoUtf8IsRefusedAndTheNextOneRead() throws IOException {
        byte[] lines = "?\n{\"op\":\"checkHealth\"}\n".getBytes(StandardCharsets.UTF_8);
        lines[0] = (byte) 0xC3;

        assertThat(ExecRun.output(run.fake.driver(), lines).lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains("INVALID_QUERY", "UTF-8"),
                        second -> assertThat(second).isEqualTo(quoted("{'ok':true,'result':true}")));
    }
}
