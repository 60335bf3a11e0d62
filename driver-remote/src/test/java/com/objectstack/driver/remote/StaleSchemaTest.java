package com.objectstack.driver.remote;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sql.OperationEvent;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that nobody registered, and that somebody else changes. */
@RequiresSqld
class StaleSchemaTest {
    private final List<OperationEvent> events = new ArrayList<>();
    private HranaTestClient database;
    private IDataDriver driver;

    @BeforeEach
    void open(HranaTestClient client) {
        database = client;
        database.execute("drop table if exists ship");
        database.execute("create table ship (id text primary key not null, crew)");
        database.execute("insert into ship values ('a', 7)");
        driver = RemoteDriver.open(Servers.config(client)
                .settings(SqlDriverSettings.DEFAULTS.withListener(events::add))
                .build());
        assertThat(driver.count("ship", QueryAST.ALL)).isEqualTo(1);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aTableIsLookedUpOnce() {
        driver.count("ship", QueryAST.ALL);

        assertThat(events.get(0).statements().total()).isGreaterThan(1);
        assertThat(events.get(1).statements().total()).isEqualTo(1);
    }

    @Test
    void aColumnThatSomebodyAddedIsKnownWhenItIsAskedFor() {
        database.execute("alter table ship add column home");
        database.execute("update ship set home = 'Kiel'");

        QueryAST query = Query.from("ship").where(field("home").eq("Kiel")).build();

        assertThat(driver.count("ship", query)).isEqualTo(1);
        assertThat(driver.create("ship", Map.of("id", "b", "home", "Oslo")).getString("home"))
                .isEqualTo("Oslo");
    }

    @Test
    void aColumnThatSomebodyDroppedIsMissedOnce() {
        database.execute("alter table ship drop column crew");

        assertThat(driver.find("ship", QueryAST.ALL)).hasSize(1);
    }

    @Test
    void aTableThatSomebodyMadeAnewIsReadAnew() {
        database.execute("drop table ship");
        database.execute("create table ship (id text primary key not null, tons)");

        assertThat(driver.create("ship", Map.of("id", "c", "tons", 3)).getLong("tons"))
                .isEqualTo(3);
    }

    @Test
    void whatIsStillUnknownIsRefused() {
        assertThat(Servers.failure(() -> driver.count(
                                "ship",
                                Query.from("ship").where(field("nope").eq(1)).build()))
                        .code())
                .isEqualTo(ErrorCode.UNKNOWN_FIELD);
    }
}
