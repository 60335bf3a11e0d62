package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.JDBC;

/** Which statements stay prepared. */
class StatementCacheTest {
    private Connection connection;
    private StatementCache cache;

    @BeforeEach
    void open() throws SQLException {
        connection = new JDBC().connect("jdbc:sqlite::memory:", new Properties());
        cache = new StatementCache(connection, 2);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void statementGivenBackIsTakenAgain() throws SQLException {
        CachedStatement statement = cache.take("select 1");
        cache.giveBack(statement);

        assertThat(cache.take("select 1")).isSameAs(statement);
    }

    @Test
    void statementInUseIsNotHandedOutTwice() throws SQLException {
        CachedStatement first = cache.take("select 1");
        CachedStatement second = cache.take("select 1");

        assertThat(second).isNotSameAs(first);
        cache.giveBack(first);
        cache.giveBack(second);
        assertThat(cache.size()).isEqualTo(1);
        assertThat(first.core().pointer.isClosed()).isTrue();
    }

    @Test
    void leastRecentlyUsedLeavesFirst() throws SQLException {
        CachedStatement one = cache.take("select 1");
        CachedStatement two = cache.take("select 2");
        cache.giveBack(one);
        cache.giveBack(two);
        cache.giveBack(cache.take("select 1"));

        cache.giveBack(cache.take("select 3"));

        assertThat(two.core().pointer.isClosed()).isTrue();
        assertThat(cache.take("select 1")).isSameAs(one);
    }

    @Test
    void aPlanIsNotToldFromBeforeAChangeOfTheSchema() throws SQLException {
        CachedStatement explanation = cache.take(" explain query plan select 1");

        cache.giveBack(explanation);

        assertThat(explanation.core().pointer.isClosed()).isTrue();
        assertThat(cache.size()).isZero();
    }

    @Test
    void clearClosesAll() throws SQLException {
        CachedStatement statement = cache.take("select 1");
        cache.giveBack(statement);

        cache.clear();

        assertThat(statement.core().pointer.isClosed()).isTrue();
        assertThat(cache.size()).isZero();
    }
}
