package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.Field;
import com.objectstack.query.Not;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FiltersTest {
    private static final String SHIP = """
            {"fields": {
              "name": {"type": "text"}, "crew": {"type": "number"}, "active": {"type": "boolean"},
              "seen": {"type": "datetime"}, "home": {"type": "lookup", "reference": "port"},
              "flags": {"type": "tags"}, "marks": {"type": "tags"}, "papers": {"type": "json"},
              "photo": {"type": "image"}, "spot": {"type": "vector", "vectorConfig": {"dimensions": 2}},
              "key": {"type": "secret"}, "organization_id": {"type": "text"}}}
            """;

    private final MemoryCatalog catalog = new MemoryCatalog()
            .with(
                    "port",
                    "{\"fields\": {\"name\": {\"type\": \"text\"}, \"depth\": {\"type\": \"number\"}}}",
                    "{\"id\": \"p1\", \"name\": \"Aalborg\", \"depth\": 9.5}",
                    "{\"id\": \"p2\", \"name\": \"Bergen\", \"depth\": 20}",
                    "{\"id\": \"p3\", \"name\": null, \"depth\": null}")
            .with("ship", SHIP, """
                    {"id": "a", "name": "Anna", "crew": 4, "active": true, "seen": "2026-03-01T23:59:59.999Z", "home": "p1",
                     "flags": ["red", "green"], "marks": [1, "1", true, null, {"x": 1}],
                     "papers": {"n": 1, "s": "x", "b": true, "z": null, "o": {"k": 1}, "l": [1], "at": "2026-03-01", "a.b": 7},
                     "photo": "http://x/1.png", "key": "s3cret"}
                    """, """
                    {"id": "b", "name": "Berta", "crew": 5, "active": false, "seen": "2026-03-02T00:00:00Z", "home": "p2",
                     "flags": [], "papers": {"n": "1", "s": "X", "b": 1}, "photo": {"url": "http://x/2.png"}}
                    """, "{\"id\": \"c\", \"home\": \"gone\"}");

    @Test
    void elementsAreAskedAboutByTheirKind() {
        assertThat(ids("{\"flags\": {\"$contains\": \"red\"}}")).containsExactly("a");
        assertThat(ids("{\"flags\": {\"$contains\": \"re\"}}")).isEmpty();
        assertThat(ids("{\"flags\": {\"$notContains\": \"red\"}}")).containsExactly("b", "c");
        assertThat(ids("{\"marks\": {\"$in\": [1]}}")).containsExactly("a");
        assertThat(ids("{\"marks\": {\"$in\": [true]}}")).containsExactly("a");
        assertThat(ids("{\"marks\": {\"$in\": [2, \"true\"]}}")).isEmpty();
        assertThat(ids("{\"marks\": {\"$in\": [null]}}"))
                .as("null is the NULL list")
                .containsExactly("b", "c");
        assertThat(ids("{\"marks\": {\"$nin\": [1]}}")).containsExactly("b", "c");
        assertThat(ids("{\"flags\": {\"$startsWith\": \"gr\"}}")).containsExactly("a");
        assertThat(ids("{\"flags\": {\"$startsWith\": \"\"}}")).containsExactly("a");
        assertThat(ids("{\"flags\": {\"$ilike\": \"R_D\"}}")).containsExactly("a");
    }

    @Test
    void allAndSizeCountElementsButNotOfNull() {
        assertThat(ids("{\"flags\": {\"$all\": [\"red\", \"green\"]}}")).containsExactly("a");
        assertThat(ids("{\"flags\": {\"$all\": [\"red\", \"blue\"]}}")).isEmpty();
        assertThat(ids("{\"flags\": {\"$all\": []}}")).containsExactly("a", "b");
        assertThat(ids("{\"flags\": {\"$size\": 0}}")).containsExactly("b");
        assertThat(ids("{\"flags\": {\"$size\": {\"$ne\": 2}}}")).containsExactly("b");
        assertThat(ids("{\"flags\": {\"$size\": {\"$gte\": 1, \"$in\": [2, 3]}}}"))
                .containsExactly("a");
        assertThat(ids("{\"flags\": {\"$size\": {\"$between\": [0, 1]}}}")).containsExactly("b");
        assertThat(ids("{\"flags\": {\"$size\": {\"$nin\": [0]}}}")).containsExactly("a");
    }

    @Test
    void listsTakeNoEqualityAndScalarsNoElements() {
        assertThat(problems("{\"flags\": \"red\", \"name\": {\"$size\": 1}}"))
                .containsExactly("INVALID_FILTER /where/flags", "TYPE_MISMATCH /where/name/$size");
    }

    @Test
    void aComparandMatchesAJsonValueOfItsOwnKind() {
        assertThat(ids("{\"papers.n\": 1}")).containsExactly("a");
        assertThat(ids("{\"papers.n\": \"1\"}")).containsExactly("b");
        assertThat(ids("{\"papers.b\": true}")).containsExactly("a");
        assertThat(ids("{\"papers.b\": 1}")).containsExactly("b");
        assertThat(ids("{\"papers.n\": {\"$gte\": 0}}")).containsExactly("a");
        assertThat(ids("{\"papers.n\": {\"$lt\": \"2\"}}")).containsExactly("b");
        assertThat(ids("{\"papers.n\": {\"$ne\": 1}}")).containsExactly("b", "c");
        assertThat(ids("{\"papers.n\": {\"$in\": [1, \"1\"]}}")).containsExactly("a", "b");
        assertThat(ids("{\"papers.s\": {\"$icontains\": \"x\"}}")).containsExactly("a", "b");
        assertThat(ids("{\"papers.n\": {\"$notContains\": \"1\"}}")).containsExactly("a", "c");
    }

    @Test
    void whatIsMissingInJsonIsNullAndWhatIsAnObjectExists() {
        assertThat(ids("{\"papers.z\": null}")).containsExactly("a", "b", "c");
        assertThat(ids("{\"papers.o\": {\"$exists\": true}}")).containsExactly("a");
        assertThat(ids("{\"papers.l\": 1}")).isEmpty();
        assertThat(ids("{\"papers.l.0\": 1}")).containsExactly("a");
        assertThat(ids("{\"papers\": {\"$path\": [\"a.b\"], \"$eq\": 7}}")).containsExactly("a");
        assertThat(ids("{\"papers\": {\"o\": {\"k\": 1}}}")).containsExactly("a");
    }

    @Test
    void temporalComparandsOfJsonAreTheirText() {
        assertThat(catalog.ids("ship", Field.field("papers.at").lte(LocalDate.of(2026, 3, 1))))
                .containsExactly("a");
    }

    @Test
    void wholeJsonValuesAndVectorsTakeNullTestsOnly() {
        assertThat(ids("{\"papers\": {\"$null\": true}}")).containsExactly("c");
        assertThat(ids("{\"spot\": {\"$exists\": false}}")).containsExactly("a", "b", "c");
        assertThat(problems("{\"papers\": 1, \"spot\": {\"$in\": []}, \"spot.0\": 1}"))
                .containsExactly(
                        "INVALID_FILTER /where/papers",
                        "INVALID_FILTER /where/spot/$in",
                        "UNKNOWN_FIELD /where/spot.0");
    }

    @Test
    void filesAreTheirText() {
        assertThat(ids("{\"photo\": \"http://x/1.png\"}")).containsExactly("a");
        assertThat(ids("{\"photo\": {\"$endsWith\": \".png\"}}")).containsExactly("a");
        assertThat(ids("{\"photo\": {\"$notContains\": \"png\"}}")).containsExactly("b", "c");
        assertThat(ids("{\"photo\": {\"$null\": false}}")).containsExactly("a", "b");
    }

    @Test
    void aBareDayAsUpperBoundIsTheWholeDay() {
        assertThat(ids("{\"seen\": {\"$lte\": \"2026-03-01\"}}")).containsExactly("a");
        assertThat(ids("{\"seen\": {\"$between\": [\"2026-03-01\", \"2026-03-01\"]}}"))
                .containsExactly("a");
        assertThat(ids("{\"seen\": {\"$lte\": \"2026-03-01T00:00\"}}")).isEmpty();
        assertThat(ids("{\"seen\": {\"$gt\": \"2026-03-01\"}}")).containsExactly("a", "b");
        assertThat(ids("{\"seen\": {\"$lte\": \"9999-12-31\"}}")).containsExactly("a", "b");
    }

    @Test
    void aReferencePathStandsForTheValueItReaches() {
        assertThat(ids("{\"home.depth\": {\"$gt\": 10}}")).containsExactly("b");
        assertThat(ids("{\"$not\": {\"home.depth\": {\"$gt\": 10}}}")).containsExactly("a", "c");
        assertThat(ids("{\"home.name\": {\"$ne\": \"Bergen\"}}")).containsExactly("a", "c");
        assertThat(ids("{\"home.name\": null}")).containsExactly("c");
        assertThat(ids("{\"home\": {\"name\": \"Bergen\", \"depth\": 20}}")).containsExactly("b");
        assertThat(ids("{\"home\": {\"$or\": [{\"name\": \"Bergen\"}, {\"$not\": {\"depth\": 20}}]}}"))
                .containsExactly("a", "b", "c");
    }

    @Test
    void whatIsNoReferenceHasNoFilterOfItsRecord() {
        assertThat(problems("{\"name\": {\"x\": 1}, \"home\": {\"name\": {\"$eq\": {\"$field\": \"id\"}}}}"))
                .containsExactly("INVALID_FILTER /where/name", "INVALID_FILTER /where/home/name/$eq/$field");
    }

    @Test
    void twoNullFieldsAreEqualInAFilterButNotInAJoin() {
        Condition same = MemoryCatalog.filter("{\"name\": {\"$eq\": {\"$field\": \"key\"}}}");
        assertThat(catalog.ids("ship", same)).containsExactly("c");
        assertThat(joined(same)).isEmpty();
        assertThat(joined(same.not())).containsExactly("a", "b", "c");
    }

    @Test
    void fieldsAreComparedWithinTheirKindAndNeverWithTheTenant() {
        assertThat(problems(
                        "{\"crew\": {\"$gt\": {\"$field\": \"name\"}}, \"name\": {\"$eq\": {\"$field\": \"organization_id\"}},"
                                + " \"organization_id\": {\"$eq\": {\"$field\": \"name\"}}, \"photo\": {\"$eq\": {\"$field\": \"name\"}},"
                                + " \"papers.s\": {\"$eq\": {\"$field\": \"name\"}}}"))
                .containsExactly(
                        "TYPE_MISMATCH /where/crew/$gt/$field",
                        "INVALID_FILTER /where/name/$eq/$field",
                        "INVALID_FILTER /where/organization_id/$eq/$field",
                        "INVALID_FILTER /where/photo/$eq/$field",
                        "INVALID_FILTER /where/papers.s/$eq/$field");
    }

    @Test
    void theValuesOfSecretsAreNotShown() {
        Condition where = MemoryCatalog.filter("{\"key\": 12345, \"name\": 12345}");
        List<String> messages = catalog.refusals(catalog.scope("ship"), where).stream()
                .map(problem -> problem.describe())
                .toList();
        assertThat(messages.get(0)).doesNotContain("12345");
        assertThat(messages.get(1)).contains("12345");
    }

    @Test
    void membersOfASubqueryAreItsValuesWithoutNulls() {
        assertThat(ids("{\"home\": {\"$in\": {\"$query\": {\"object\": \"port\", \"fields\": [\"id\"]}}}}"))
                .containsExactly("a", "b");
        assertThat(ids("{\"name\": {\"$nin\": {\"$query\": {\"object\": \"port\", \"fields\": [\"name\"]}}}}"))
                .containsExactly("a", "b", "c");
        assertThat(ids("{\"name\": {\"$in\": {\"$query\": {\"object\": \"port\", \"fields\": [\"name\"]}}}}"))
                .isEmpty();
    }

    @Test
    void aScalarSubqueryOfNoRowIsNull() {
        String none = "{\"$query\": {\"object\": \"port\", \"fields\": [\"name\"], \"where\": {\"$or\": []}}}";
        assertThat(ids("{\"name\": {\"$eq\": " + none + "}}")).containsExactly("c");
        assertThat(ids("{\"name\": {\"$ne\": " + none + "}}")).containsExactly("a", "b");
        assertThat(ids("{\"name\": {\"$gte\": " + none + "}}")).isEmpty();
    }

    @Test
    void theSecondRowOfAScalarSubqueryFailsWhereItIsAsked() {
        String two = "{\"crew\": {\"$lt\": {\"$query\": {\"object\": \"port\", \"fields\": [\"depth\"]}}}}";
        assertThatThrownBy(() -> ids(two)).isInstanceOfSatisfying(DriverException.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
            assertThat(failure.path()).isEqualTo("/where/crew/$lt/$query");
        });
        assertThat(ids("{\"$and\": [{\"name\": \"nobody\"}, " + two + "]}")).isEmpty();
    }

    @Test
    void aNullIsInNoOrderWithAnySubquery() {
        String two = "{\"home.depth\": {\"$lt\": {\"$query\": {\"object\": \"port\", \"fields\": [\"depth\"]}}}}";
        assertThat(ids("{\"$and\": [{\"id\": \"c\"}, " + two + "]}")).isEmpty();
    }

    @Test
    void existsAsksForARowOfTheEnclosingRow() {
        String exists =
                "{\"$exists\": {\"$query\": {\"object\": \"port\", \"where\": {\"id\": {\"$eq\": {\"$field\": \"outer.home\"}}}}}}";
        assertThat(ids(exists)).containsExactly("a", "b");
        assertThat(ids("{\"$not\": " + exists + "}")).containsExactly("c");
    }

    @Test
    void subqueriesThatFitNothingAreRefused() {
        assertThat(problems("{\"crew\": {\"$gt\": {\"$query\": {\"object\": \"port\", \"fields\": [\"name\"]}}},"
                        + " \"home\": {\"$in\": {\"$query\": {\"object\": \"port\"}}},"
                        + " \"flags\": {\"$in\": {\"$query\": {\"object\": \"port\", \"fields\": [\"name\"]}}},"
                        + " \"name\": {\"$in\": {\"$query\": {\"object\": \"prt\", \"fields\": [\"name\"]}}}}"))
                .containsExactly(
                        "TYPE_MISMATCH /where/crew/$gt/$query",
                        "INVALID_QUERY /where/home/$in/$query/fields",
                        "TYPE_MISMATCH /where/flags/$in/$query",
                        "UNKNOWN_OBJECT /where/name/$in/$query/object");
    }

    @Test
    void aDriverWithoutACapabilityRefusesWhatNeedsIt() {
        Scope plain = new Scope(catalog, MemoryCatalog.PLAIN, catalog.source("ship"), null);
        assertThat(
                        catalog.problems(
                                plain,
                                "{\"flags\": {\"$contains\": \"x\"}, \"papers\": {\"$path\": [\"x\"], \"$eq\": 1}, \"papers.x\": 1,"
                                        + " \"home.name\": 1, \"home\": {\"name\": \"x\"}, \"name\": {\"$in\": {\"$query\": {\"object\": \"port\"}}}}"))
                .containsExactly(
                        "UNSUPPORTED /where/flags/$contains",
                        "UNSUPPORTED /where/papers/$path",
                        "UNSUPPORTED /where/papers.x",
                        "UNSUPPORTED /where/home.name",
                        "UNSUPPORTED /where/home",
                        "UNSUPPORTED /where/name/$in/$query");
    }

    @Test
    void filtersAreAtMostOneHundredDeep() {
        Condition deep = new Everything();
        for (int level = 0; level < 100; level++) {
            deep = new Not(deep);
        }
        assertThat(catalog.refusals(catalog.scope("ship"), deep)).isEmpty();
        assertThat(catalog.refusals(catalog.scope("ship"), new Not(deep)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_QUERY));
    }

    @Test
    void problemsStandInDocumentOrder() {
        assertThat(
                        problems(
                                "{\"$or\": [{\"crew\": {\"$gt\": \"x\", \"$in\": [1, \"y\", true]}}, {\"nope\": 1}], \"active\": {\"$gt\": true}}"))
                .containsExactly(
                        "TYPE_MISMATCH /where/$or/0/crew/$gt",
                        "TYPE_MISMATCH /where/$or/0/crew/$in/1",
                        "TYPE_MISMATCH /where/$or/0/crew/$in/2",
                        "UNKNOWN_FIELD /where/$or/1/nope",
                        "TYPE_MISMATCH /where/active/$gt");
    }

    @Test
    void finishedRowsAreFilteredByTheirColumns() {
        Scope finished = Scope.ofFinishedRows(catalog, MemoryCatalog.ABLE, new Source("ship", new Relation() {
            @Override
            public List<Column> columns() {
                return List.of(
                        new Column("n", FieldSchema.of("n", FieldType.NUMBER)),
                        Column.ofJsonPath("kind", FieldSchema.of("kind", FieldType.JSON)));
            }

            @Override
            public List<Row> rows(Tuple outer) {
                return List.of();
            }
        }));
        Problems problems = new Problems();
        Predicate<Tuple> test = new Filters(finished, catalog.subqueries(problems), problems)
                .read(MemoryCatalog.filter("{\"n\": {\"$gt\": 1}, \"kind\": true}"), "/having");
        problems.throwIfAny();

        assertThat(test.test(tuple(Map.of("n", 2L, "kind", true)))).isTrue();
        assertThat(test.test(tuple(Map.of("n", 2L, "kind", 1L)))).isFalse();
        assertThat(catalog.problems(finished, "{\"n\": {\"$gt\": {\"$query\": {\"object\": \"port\"}}}, \"n.x\": 1}"))
                .containsExactly("UNSUPPORTED /where/n/$gt/$query", "UNKNOWN_FIELD /where/n.x");
    }

    private static Tuple tuple(Map<String, Object> values) {
        return new Tuple(Map.of("ship", new Row(values)), null);
    }

    private List<String> joined(Condition on) {
        Problems problems = new Problems();
        Predicate<Tuple> test = Filters.ofJoin(catalog.scope("ship"), catalog.subqueries(problems), problems)
                .read(on, "/joins/0/on");
        problems.throwIfAny();
        return catalog.records("ship").rows(null).stream()
                .filter(row -> test.test(new Tuple(Map.of("ship", row), null)))
                .map(row -> (String) row.get("id"))
                .toList();
    }

    private List<String> ids(String where) {
        return catalog.ids("ship", where);
    }

    private List<String> problems(String where) {
        return catalog.problems("ship", where);
    }
}
