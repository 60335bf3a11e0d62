package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.Problem;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private final MemoryCatalog catalog = new MemoryCatalog()
            .with(
                    "port",
                    "{\"fields\": {\"name\": {\"type\": \"text\"}, \"meta\": {\"type\": \"json\"}}}",
                    "{\"id\": \"p1\", \"name\": \"Bergen\", \"meta\": {\"berths\": [{\"n\": 3}, {\"n\": 5}], \"0\": \"zero\"}}")
            .with(
                    "ship",
                    "{\"fields\": {\"name\": {\"type\": \"text\"}, \"home\": {\"type\": \"lookup\", \"reference\": \"port\"},"
                            + " \"visited\": {\"type\": \"lookup\", \"reference\": \"port\", \"multiple\": true},"
                            + " \"mother\": {\"type\": \"tree\"}, \"age\": {\"type\": \"formula\"}, \"papers\": {\"type\": \"json\"}}}",
                    "{\"id\": \"a\", \"name\": \"Anna\", \"home\": \"p1\", \"mother\": \"b\", \"papers\": {\"ok\": true}}",
                    "{\"id\": \"b\", \"name\": \"Berta\", \"home\": \"gone\", \"mother\": \"b\"}");
    private final Scope scope = catalog.scope("ship");

    @Test
    void plainNamesAreColumnsOfTheBase() {
        assertThat(value("name", "a")).isEqualTo("Anna");
        assertThat(value("_id", "a")).isEqualTo("a");
        assertThat(value("createdAt", "a")).isNull();
    }

    @Test
    void referencesLeadToTheFieldsOfOtherRecords() {
        assertThat(value("home.name", "a")).isEqualTo("Bergen");
        assertThat(value("home._id", "a")).isEqualTo("p1");
        assertThat(value("mother.home", "a")).isEqualTo("gone");
    }

    @Test
    void aMissingRecordOnTheWayGivesNull() {
        assertThat(value("home.name", "b")).isNull();
        assertThat(value("mother.home.name", "a")).isNull();
        assertThat(value("mother.mother.home.meta.berths", "a")).isNull();
    }

    @Test
    void fiveReferencesAreFollowedAndNoMore() {
        assertThat(value("mother.".repeat(5) + "name", "a")).isEqualTo("Berta");
        assertThat(refusal("mother.".repeat(6) + "name")).isEqualTo("UNKNOWN_FIELD");
    }

    @Test
    void integersAreIndexesIntoJsonAndOtherSegmentsKeys() {
        assertThat(value("home.meta.berths.0.n", "a")).isEqualTo(3L);
        assertThat(value("home.meta.berths.-1.n", "a")).isEqualTo(5L);
        assertThat(value("home.meta.berths.2", "a")).isNull();
        assertThat(value("home.meta.berths.-3", "a")).isNull();
        assertThat(value("home.meta.0", "a")).as("an object has no element").isNull();
        assertThat(value("papers.ok", "a")).isEqualTo(true);
        assertThat(value("papers.ok.deeper", "a")).isNull();
    }

    @Test
    void aliasesAndTheBaseAreNamedWhereThereAreJoins() {
        assertThat(refusal("ship.name")).isEqualTo("UNKNOWN_FIELD");
        scope.join(new Source("p", catalog.records("port")));
        Map<String, Row> rows = new HashMap<>();
        rows.put("ship", row("ship", "a"));
        rows.put("p", null);

        assertThat(term("ship.name").value(new Tuple(rows, null))).isEqualTo("Anna");
        assertThat(term("p.name").value(new Tuple(rows, null))).isNull();
        rows.put("p", row("port", "p1"));
        assertThat(term("p.name").value(new Tuple(rows, null))).isEqualTo("Bergen");
        assertThat(term("p.meta.berths.1.n").value(new Tuple(rows, null))).isEqualTo(5L);
    }

    @Test
    void comparandsAreNoPaths() {
        assertThat(comparandRefusal("home.name")).isEqualTo("INVALID_FILTER");
        assertThat(comparandRefusal("papers.ok")).isEqualTo("INVALID_FILTER");
        assertThat(comparandRefusal("outer.name")).isEqualTo("INVALID_FILTER");
        assertThat(comparandRefusal("nope")).isEqualTo("UNKNOWN_FIELD");
    }

    @Test
    void outerIsTheEnclosingRow() {
        Scope inner = new Scope(catalog, MemoryCatalog.ABLE, catalog.source("port"), scope);
        Tuple enclosing = new Tuple(Map.of("ship", row("ship", "a")), null);
        Tuple tuple = new Tuple(Map.of("port", row("port", "p1")), enclosing);

        assertThat(comparand(inner, "outer.name").value(tuple)).isEqualTo("Anna");
        assertThat(comparand(inner, "port.name").value(tuple)).isEqualTo("Bergen");
        Scope innermost = new Scope(catalog, MemoryCatalog.ABLE, catalog.source("port"), inner);
        assertThat(comparand(innermost, "outer.outer.name").value(new Tuple(Map.of(), tuple)))
                .isEqualTo("Anna");
    }

    @Test
    void refusalsNameWhatWasProbablyMeant() {
        assertThat(problem(scope, "nmae").hint()).contains("did you mean 'name'?");
        assertThat(problem(scope, "age").message()).contains("formula");
        assertThat(problem(scope, "visited.name").message()).contains("neither a single reference nor a JSON value");
        assertThat(problem(scope, "na\0me").code().name()).isEqualTo("INVALID_QUERY");
    }

    @Test
    void pathsNeedTheirCapability() {
        Scope plain = new Scope(catalog, MemoryCatalog.PLAIN, catalog.source("ship"), null);
        assertThat(problem(plain, "home.name").code().name()).isEqualTo("UNSUPPORTED");
        assertThat(problem(plain, "papers.ok").code().name()).isEqualTo("UNSUPPORTED");
        assertThat(problem(plain, "name.x").code().name()).isEqualTo("UNKNOWN_FIELD");
    }

    @Test
    void finishedRowsHaveTheirColumnsAndNoPaths() {
        Relation rows = new Relation() {
            @Override
            public List<Column> columns() {
                return List.of(
                        new Column("home.name", FieldSchema.of("name", FieldType.TEXT)),
                        new Column("home", FieldSchema.lookup("home", "port")));
            }

            @Override
            public List<Row> rows(Tuple outer) {
                return List.of();
            }
        };
        Scope finished = Scope.ofFinishedRows(catalog, MemoryCatalog.ABLE, new Source("ship", rows));

        assertThat(finished.field("home.name")).isPresent();
        assertThat(finished.field("home.id")).isEmpty();
        assertThat(problem(finished, "home.id").code().name()).isEqualTo("UNKNOWN_FIELD");
    }

    private Object value(String name, String id) {
        return term(name).value(new Tuple(Map.of("ship", row("ship", id)), null));
    }

    private Row row(String object, String id) {
        return catalog.records(object).rows(null).stream()
                .filter(row -> id.equals(row.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private Term term(String name) {
        Problems problems = new Problems();
        Optional<Term> term = scope.field(name, "/where", problems);
        problems.throwIfAny();
        return term.orElseThrow();
    }

    private static Term comparand(Scope scope, String name) {
        return scope.comparand(name, "/where", new Problems()).orElseThrow();
    }

    private String refusal(String name) {
        return problem(scope, name).code().name();
    }

    private static Problem problem(Scope scope, String name) {
        Problems problems = new Problems();
        assertThat(scope.field(name, "/where", problems)).isEmpty();
        return only(problems);
    }

    private String comparandRefusal(String name) {
        Problems problems = new Problems();
        assertThat(scope.comparand(name, "/where", problems)).isEmpty();
        return only(problems).code().name();
    }

    private static Problem only(Problems problems) {
        List<Problem> found = new ArrayList<>();
        try {
            problems.throwIfAny();
        } catch (DriverException refused) {
            found.addAll(refused.problems());
        }
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
