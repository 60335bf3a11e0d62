package com.objectstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import org.junit.jupiter.api.Test;

/** {@code objectstack ping}, and other commands on a real server. */
@RequiresSqld
class PingTest {
    private final CommandRun run = new CommandRun(new UrlOpener());

    @Test
    void aServerTellsItsVersionAndHowLongItTook(HranaTestClient server) {
        assertThat(run.exit("ping", "--count", "3", "--url", server.url().toString(), "--namespace", server.database()))
                .isZero();

        assertThat(run.out())
                .containsPattern("server +sqld \\d+\\.\\d+")
                .containsPattern("sqlite +3\\.\\d+")
                .containsPattern("latency +p50 \\d+\\.\\d\\d ms, .* of 3")
                .contains("queryFilters", "transactions");
    }

    @Test
    void aDatabaseOfThisProcessHasNoServer() {
        assertThat(run.exit("ping", "--url", ":memory:", "--json")).isZero();

        assertThat(run.out()).contains("\"server\":\"none", "\"count\":20", "\"queryCTE\"");
    }

    @Test
    void aServerThatIsNotThereIsAFailure() {
        assertThat(run.exit("ping", "--url", "http://127.0.0.1:1")).isEqualTo(1);

        assertThat(run.err()).contains("CONNECTION_FAILED");
    }

    @Test
    void aCountBelowOneIsWrongUsage() {
        assertThat(run.exit("ping", "--url", ":memory:", "--count", "0")).isEqualTo(2);
    }

    @Test
    void everyCommandTakesAServer(HranaTestClient server) {
        String url = server.url().toString();
        server.execute("create table ship (id text primary key not null, crew)");
        server.execute("insert into ship values ('a', 7)");

        assertThat(run.exit(
                        "query",
                        "--url",
                        url,
                        "--namespace",
                        server.database(),
                        "--verbose",
                        "--query",
                        "{\"object\":\"ship\"}",
                        "--format",
                        "csv"))
                .isZero();
        assertThat(run.out()).contains("a,7");
        assertThat(run.err()).contains("findStream ship: 1 row");
        assertThat(run.exit(
                        "explain", "--url", url, "--namespace", server.database(), "--query", "{\"object\":\"ship\"}"))
                .isZero();
        assertThat(run.out()).contains("SCAN");
    }
}
