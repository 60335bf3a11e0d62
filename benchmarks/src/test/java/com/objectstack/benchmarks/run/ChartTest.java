package com.objectstack.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ChartTest {
    @Test
    void theLongestBarIsTheGreatestScore() {
        String svg = Chart.of(List.of(result("driver", 5, false), result("jdbc", 10, true)));

        assertThat(svg)
                .contains("width=\"195.0\" height=\"16\" fill=\"#2f6fab\"")
                .contains("width=\"390.0\" height=\"16\" fill=\"#9aa8b5\"")
                .contains("5.000 us/op (0.50 x)")
                .contains("10.000 us/op<");
    }

    @Test
    void namesAreText() {
        String svg = Chart.of(List.of(result("a<b>&c", 5, false)));

        assertThat(svg).contains("a&lt;b&gt;&amp;c");
        assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))))
                .doesNotThrowAnyException();
    }

    private static Measured result(String method, double score, boolean isBaseline) {
        return new Measured(
                "OneBenchmark",
                method,
                isBaseline,
                Map.of("rows", "5"),
                1,
                "avgt",
                "us/op",
                score,
                null,
                List.of(score),
                null,
                null,
                score / 10);
    }
}
