package com.objectstack.driver.sqlite;

import com.objectstack.driver.sql.SqlExecutor;

/** Makes executors for configurations. */
final class SqliteExecutors {
    private SqliteExecutors() {}

    /** An executor that opens on first use. */
    static SqlExecutor open(SqliteDriverConfig config) {
        return new SqliteExecutor(
                config,
                lifecycle -> config.dataSource()
                        .<ConnectionFactory>map(source -> new DataSourceConnectionFactory(source, config, lifecycle))
                        .orElseGet(() -> new FileConnectionFactory(
                                UrlParser.parse(config.url().orElseThrow()), config, lifecycle)));
    }
}
