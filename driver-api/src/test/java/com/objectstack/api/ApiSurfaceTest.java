package com.objectstack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.query.QueryAST;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The public surface, permitted subtypes included, is what {@code src/test/resources/api/driver-api.txt} says. After a
 * deliberate change: {@code mvn -pl driver-api test -Dtest=ApiSurfaceTest -Dapi.update=true}, and review the difference.
 */
class ApiSurfaceTest {
    private static final Path RECORDED = Path.of("src", "test", "resources", "api", "driver-api.txt");

    @Test
    void theSurfaceIsTheRecordedOne() throws IOException, URISyntaxException {
        String surface = ApiSurface.of(Path.of(QueryAST.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()));
        if (Boolean.getBoolean("api.update")) {
            assertThat(System.getenv("CI")).as("api.update is for people").isNull();
            Files.createDirectories(RECORDED.getParent());
            Files.writeString(RECORDED, surface);
        }

        assertThat(surface)
                .as("the public API changed; if that is meant, run this test with -Dapi.update=true")
                .isEqualTo(Files.readString(RECORDED));
    }
}
