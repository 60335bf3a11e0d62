package com.objectstack.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.conformance.report.Strength;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@code docs/contract.md} and the tests of the kit are two sides of the same rules. */
class DriverContractTest {
    private static final Path PAGE = Path.of("../docs/contract.md");

    /** Number, strength, needs, sentence, source, test's name, link. */
    private static final Pattern ROW = Pattern.compile(
            "\\| ([a-z]+-[0-9]{2}) \\| (MUST|SHOULD|MAY) \\| ([A-Z_, not]*) ?\\| (.+) \\| (.+) \\| \\[(\\w+)]\\((.+)\\) \\|");

    private record Row(String strength, String needs, String sentence, String test, String link) {}

    private static Map<String, Row> rows() throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Row found = new Row(row.group(2), row.group(3).strip(), row.group(4), row.group(6), row.group(7));
                assertThat(rows.put(row.group(1), found)).as(row.group(1)).isNull();
            } else {
                assertThat(line).as("a row that is no rule").doesNotMatch("\\| [a-z]+-[0-9].*");
            }
        }
        return rows;
    }

    private static List<Method> tests() {
        return Arrays.stream(DriverConformance.class.getDeclaredClasses())
                .map(Class::getSuperclass)
                .flatMap(area -> Arrays.stream(area.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
    }

    private static Map<String, Method> byRule() {
        return tests().stream()
                .collect(Collectors.toMap(
                        method -> RuleTest.of(method).orElseThrow().rule(),
                        Function.identity(),
                        (one, other) -> {
                            throw new AssertionError(one + " and " + other + " are tests of one rule");
                        },
                        TreeMap::new));
    }

    @Test
    void everyTestIsNamedAfterARule() {
        assertThat(tests())
                .isNotEmpty()
                .allSatisfy(method ->
                        assertThat(RuleTest.of(method)).as(method.getName()).isPresent());
    }

    @Test
    void everyRuleHasATestAndEveryTestARule() throws IOException {
        assertThat(rows().keySet()).isEqualTo(byRule().keySet());
    }

    @Test
    void everyRowLeadsToItsTest() throws IOException {
        Map<String, Method> tests = byRule();
        rows().forEach((rule, row) -> {
            Method test = tests.get(rule);
            assertThat(test.getName()).endsWith("_" + row.test());
            assertThat(PAGE.resolveSibling(row.link())).as(rule).isRegularFile();
            assertThat(row.link())
                    .as(rule)
                    .endsWith("/" + test.getDeclaringClass().getSimpleName() + ".java");
        });
    }

    @Test
    void strengthAndCapabilitiesAreThoseOfTheTest() throws IOException {
        Map<String, Method> tests = byRule();
        rows().forEach((rule, row) -> {
            RuleTest test = RuleTest.of(tests.get(rule)).orElseThrow();
            String needs = Stream.concat(
                            test.requires().stream().map(Enum::name),
                            Stream.ofNullable(test.rejectedWithout()).map(lacking -> "not " + lacking))
                    .collect(Collectors.joining(", "));

            assertThat(row.needs()).as(rule).isEqualTo(needs);
            assertThat(row.strength().equals("MUST")).as(rule).isEqualTo(test.strength() == Strength.REQUIRED);
        });
    }

    @Test
    void rulesAreNumberedWithoutGaps() throws IOException {
        Map<String, List<Integer>> numbers = rows().keySet().stream()
                .map(rule -> rule.split("-"))
                .collect(Collectors.groupingBy(
                        parts -> parts[0],
                        Collectors.mapping(parts -> Integer.parseInt(parts[1]), Collectors.toList())));

        numbers.forEach((area, found) -> assertThat(found)
                .as(area)
                .isEqualTo(Stream.iterate(1, number -> number + 1)
                        .limit(found.size())
                        .toList()));
    }

    @Test
    void everyAreaIsANestedClassOfTheSuite() {
        assertThat(DriverConformance.class.getDeclaredClasses()).isNotEmpty().allSatisfy(area -> {
            assertThat(area.isAnnotationPresent(Nested.class))
                    .as(area.getName())
                    .isTrue();
            // A coverage agent adds synthetic ones.
            assertThat(area.getDeclaredMethods()).as(area.getName()).allMatch(Method::isSynthetic);
        });
    }
}
