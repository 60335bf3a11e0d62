package com.objectstack.conformance;

import com.objectstack.conformance.laws.Effort;
import com.objectstack.driver.Capability;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ISchemaDriver;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/**
 * The rules about one subject; every test method is one rule of {@code docs/contract.md}. The driver is started before
 * each test and closed after it.
 */
@ExtendWith({CapabilityCondition.class, DriverLifecycle.class})
abstract class Area {
    private @Nullable RunningDriver running;

    final void runOn(RunningDriver started) {
        running = started;
    }

    private RunningDriver running() {
        return Objects.requireNonNull(running, "running");
    }

    final IDataDriver driver() {
        return running().driver();
    }

    final DriverUnderTest subject() {
        return running().subject();
    }

    /** How hard laws are tried. */
    final Effort effort() {
        return running().effort();
    }

    final boolean declares(Capability capability) {
        return subject().capabilities().contains(capability);
    }

    /** The driver's door for changes of the schema; without one the rule is skipped. */
    final ISchemaDriver schemaDriver() {
        Assumptions.assumeTrue(driver() instanceof ISchemaDriver, "the driver implements no ISchemaDriver");
        return (ISchemaDriver) driver();
    }

    /** An object of these columns, {@code n number, s text}, with these rows, each in the notation of {@link Notation}. */
    final TestObject object(String columns, String... rows) {
        return object(Notation.schema(columns), rows);
    }

    /** An object of this schema, under a fresh name. */
    final TestObject object(ObjectSchema schema, String... rows) {
        List<String> all = new ArrayList<>(List.of(rows));
        TestObject made = TestObject.named(driver(), schema);
        running().removeLater(made.name());
        return made.with(all);
    }

    /** The object of a fixture file, with its rows. */
    final TestObject object(FixtureFile file) {
        TestObject made = TestObject.named(driver(), file.schema());
        running().removeLater(made.name());
        file.rows().forEach(row -> driver().create(made.name(), row));
        return made;
    }

    /** A name that no object has; what is made under it is removed after the test. */
    final String freshName(String base) {
        String name = TestObject.freshName(base);
        running().removeLater(name);
        return name;
    }

    /** A second driver of the same kind. The caller closes it. */
    final IDataDriver another() {
        IDataDriver other = subject().start();
        other.connect();
        return other;
    }

    /** Every case of a fixture file that belongs to a rule. */
    final void fixtures(String file, String rule) {
        FixtureFile cases = FixtureFile.read(file);
        List<Executable> checks = new ArrayList<>();
        checks.addAll(new FilterFixtures(this, cases).checks(rule));
        checks.addAll(new QueryFixtures(this, cases).checks(rule));
        checks.addAll(new WriteFixtures(this, cases).checks(rule));
        Assertions.assertFalse(checks.isEmpty(), () -> "no case of " + file + " belongs to " + rule);
        Assertions.assertAll(checks);
    }

    /** Ends a test that cannot be written yet, visibly. */
    static void untested(String why) {
        Assumptions.abort(why);
    }
}
