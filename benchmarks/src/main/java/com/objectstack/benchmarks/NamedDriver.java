package com.objectstack.benchmarks;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A driver to be measured, with no accounts in its database. Closing it closes the driver. */
public final class NamedDriver implements AutoCloseable {
    /** The name of our SQLite driver on a file in a temporary folder. */
    public static final String OURS = "sqlite";

    private final IDataDriver driver;
    private final @Nullable TemporaryDatabase ours;

    private NamedDriver(IDataDriver driver, @Nullable TemporaryDatabase ours) {
        this.driver = driver;
        this.ours = ours;
    }

    /**
     * Opens a driver and makes its object anew: what was in it is lost.
     *
     * @param name {@value #OURS}, or a class that {@link #check} accepts
     * @return the open driver
     */
    static NamedDriver open(String name) throws IOException, SQLException {
        if (name.equals(OURS)) {
            TemporaryDatabase database = new TemporaryDatabase(Account.SCHEMA, 0, Account::row);
            return new NamedDriver(database.driver(), database);
        }
        IDataDriver driver = require(name).get();
        dropAccounts(driver);
        driver.syncSchema(Account.SCHEMA);
        return new NamedDriver(driver, null);
    }

    private static void dropAccounts(IDataDriver driver) {
        driver.dropTable(Account.OBJECT, DriverOptions.NONE);
    }

    /**
     * Makes a driver of a class and closes it.
     *
     * @param name the class
     * @throws IllegalArgumentException if the class path has no such class
     */
    public static void check(String name) {
        require(name).get().close();
    }

    /**
     * What makes drivers of a class.
     *
     * @param name a class with a public constructor without parameters that is an {@link IDataDriver}, or a
     *     {@link Supplier} of some
     */
    private static Supplier<IDataDriver> require(String name) {
        Object made = instance(name);
        if (made instanceof IDataDriver driver) {
            return () -> driver;
        }
        if (made instanceof Supplier<?> supplier) {
            return () -> supplied(name, supplier);
        }
        throw new IllegalArgumentException(name + " is neither an IDataDriver nor a Supplier of one");
    }

    private static IDataDriver supplied(String name, Supplier<?> supplier) {
        if (supplier.get() instanceof IDataDriver driver) {
            return driver;
        }
        throw new IllegalArgumentException(name + " supplies something that is no IDataDriver");
    }

    private static Object instance(String name) {
        try {
            return Class.forName(name).getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("there is no class " + name + " on the class path", e);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(name + " has no public constructor without parameters", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(name + " can't be made: " + e, e);
        }
    }

    IDataDriver driver() {
        return driver;
    }

    @Override
    public void close() throws IOException, SQLException {
        if (ours == null) {
            dropAccounts(driver);
            driver.close();
        } else {
            ours.close();
        }
    }
}
