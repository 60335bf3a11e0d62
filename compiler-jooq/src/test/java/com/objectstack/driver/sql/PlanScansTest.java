package com.objectstack.driver.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.Explanation.PlanNode;
import com.objectstack.driver.sql.PlanScans.Scan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a full scan in SQLite's words. */
class PlanScansTest {
    @ParameterizedTest
    @CsvSource({
        "SCAN ship, ship",
        "SCAN ship#1 EXISTS, ship#1",
        "SCAN home.nation LEFT-JOIN, home.nation",
        "SCAN my ship USING COVERING INDEX by_kind, my ship",
        "SEARCH ship USING AUTOMATIC COVERING INDEX (home=?), ship",
        "SEARCH ship#1 EXISTS USING AUTOMATIC PARTIAL COVERING INDEX (home=?), ship#1",
    })
    void isAFullScan(String detail, String name) {
        assertThat(PlanScans.of(List.of(node(detail)))).containsExactly(new Scan(name, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "SEARCH ship USING INDEX by_kind (kind=?)",
        "SEARCH ship USING PRIMARY KEY (id=?)",
        "SCAN element VIRTUAL TABLE INDEX 1:",
        "SCAN CONSTANT ROW",
        "USE TEMP B-TREE FOR ORDER BY",
        "BLOOM FILTER ON ship (home=?)",
    })
    void isNone(String detail) {
        assertThat(PlanScans.of(List.of(node(detail)))).isEmpty();
    }

    @Test
    void rowsMadeByTheStatementAreNoTable() {
        List<PlanNode> plan = List.of(node("MATERIALIZE groups", node("SCAN ship")), node("SCAN groups"));

        assertThat(PlanScans.of(plan)).containsExactly(new Scan("ship", "groups"));
    }

    @Test
    void aRecursionReadsItself() {
        List<PlanNode> plan = List.of(
                node(
                        "CO-ROUTINE chain",
                        node("SETUP", node("SEARCH ship USING PRIMARY KEY (id=?)")),
                        node("RECURSIVE STEP", node("SCAN chain"), node("SCAN ship"))),
                node("SCAN chain"));

        assertThat(PlanScans.of(plan)).containsExactly(new Scan("ship", "chain"));
    }

    private static PlanNode node(String detail, PlanNode... children) {
        return new PlanNode(0, 0, detail, List.of(children));
    }
}
