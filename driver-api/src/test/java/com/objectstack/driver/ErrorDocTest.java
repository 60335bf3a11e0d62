package com.objectstack.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.query.json.SchemaCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps docs/errors.md true. */
class ErrorDocTest {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## (\\S+)\n(.*?)(?=^## |\\z)");
    private static final Map<String, String> SECTIONS = sections();

    private static Map<String, String> sections() {
        try {
            String text = Files.readString(Path.of("..", "docs", "errors.md"));
            return SECTION.matcher(text)
                    .results()
                    .collect(Collectors.toMap(
                            match -> match.group(1), match -> match.group(2), (a, b) -> a + b, LinkedHashMap::new));
        } catch (IOException failure) {
            throw new IllegalStateException("run from the module's directory", failure);
        }
    }

    @Test
    void everyCodeHasASectionInTheOrderOfTheEnum() {
        assertThat(SECTIONS.keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorCode.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everySectionSaysMeaningExampleAndWhatToDo(ErrorCode code) {
        String section = SECTIONS.get(code.name());

        List<String> headings = Pattern.compile("(?m)^\\*\\*([^*]+)\\.\\*\\*")
                .matcher(section)
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(headings).containsExactly("Meaning", "Example", "What to do");
        assertThat(section).contains("```text\n[" + code + "] ");
    }

    static Stream<Arguments> readers() {
        Function<String, Object> query = QueryCodec::fromJson;
        Function<String, Object> schema =
                text -> SchemaCodec.objectFromJson(JsonText.parse(text, ErrorCode.INVALID_SCHEMA), "");
        Function<String, Object> data = text -> RecordCodec.dataFromJson(JsonText.parse(text, ErrorCode.INVALID_DATA));
        return Stream.of(
                Arguments.of(ErrorCode.INVALID_QUERY, query),
                Arguments.of(ErrorCode.INVALID_FILTER, query),
                Arguments.of(ErrorCode.INVALID_SCHEMA, schema),
                Arguments.of(ErrorCode.INVALID_DATA, data));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void examplesOfWhatTheCodecsRefuseAreReal(ErrorCode code, Function<String, Object> reader) {
        MatchResult example = Pattern.compile("(?s)Example\\.\\*\\*[^`]*`([^`]+)`.*?```text\n(.*?)(\\.\\.\\.)?\n```")
                .matcher(SECTIONS.get(code.name()))
                .results()
                .findFirst()
                .orElseThrow();

        DriverException refusal = catchThrowableOfType(DriverException.class, () -> reader.apply(example.group(1)));

        assertThat(refusal).hasMessageStartingWith(example.group(2).strip());
    }
}
