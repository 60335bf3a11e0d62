/** The driver for SQLite files and memory databases, over xerial's JDBC driver. */
module com.objectstack.driver.sqlite {
    requires transitive com.objectstack.driver.api;
    requires transitive com.objectstack.compiler.jooq;
    requires transitive java.sql;
    requires org.xerial.sqlitejdbc;

    exports com.objectstack.driver.sqlite;
}
