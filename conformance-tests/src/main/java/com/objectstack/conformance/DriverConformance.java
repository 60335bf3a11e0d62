package com.objectstack.conformance;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The rules of {@code docs/contract.md} as JUnit tests of one driver. An author writes one subclass:
 *
 * <pre>{@code
 * class SqliteDriverConformanceTest extends DriverConformance {
 *     @Override
 *     protected DriverUnderTest subject() {
 *         return DriverUnderTest.named("sqlite")
 *                 .startedBy(() -> SqliteDriver.inMemory())
 *                 .declaring(TRANSACTIONS, SAVEPOINTS, JOINS);
 *     }
 * }
 * }</pre>
 *
 * <p>A test's name carries its rule: {@code required_find07_…} is rule {@code find-07}. Rules of a capability that is not
 * declared are skipped with the reason, and what needs the capability must be refused. The driver is started for each
 * test and closed after it; then nothing may be in use, and every exception it threw must have been a
 * {@code DriverException}. Tests are independent and may run in parallel.
 *
 * <p>After the run {@code target/conformance} holds a report for each driver, as JSON, Markdown and a badge.
 *
 * <p>System properties: {@code objectstack.conformance.timeout} (seconds, 30) bounds every wait;
 * {@code objectstack.conformance.report}, which may also be a configuration parameter of JUnit, is the directory of the
 * reports.
 */
public abstract class DriverConformance {
    /** Also for the nested classes. */
    @RegisterExtension
    static final Extension RECORDER = new RunRecorder();

    /** For subclasses. */
    protected DriverConformance() {}

    /**
     * The driver that is tested. Asked before every test, also before fields are injected (those of {@code @TempDir}): read
     * these in {@code startedBy}, not here.
     *
     * @return how to start it and what it declares
     */
    protected abstract DriverUnderTest subject();

    /** Rules {@code cap}. */
    @Nested
    class Capability extends CapabilityRules {}

    /** Rules {@code life}. */
    @Nested
    class Lifecycle extends LifecycleRules {}

    /** Rules {@code find}. */
    @Nested
    class Find extends FindRules {}

    /** Rules {@code strm}. */
    @Nested
    class Streams extends StreamRules {}

    /** Rules {@code frn}. */
    @Nested
    class ForeignTables extends ForeignTableRules {}

    /** Rules {@code sort}. */
    @Nested
    class Sort extends SortRules {}

    /** Rules {@code page}. */
    @Nested
    class Page extends PageRules {}

    /** Rules {@code cur}. */
    @Nested
    class Cursor extends CursorRules {}

    /** Rules {@code flt}. */
    @Nested
    class Filter extends FilterRules {}

    /** Rules {@code txt}. */
    @Nested
    class Text extends TextRules {}

    /** Rules {@code tmp}. */
    @Nested
    class Temporal extends TemporalRules {}

    /** Rules {@code lst}. */
    @Nested
    class Lists extends ListRules {}

    /** Rules {@code json}. */
    @Nested
    class Json extends JsonRules {}

    /** Rules {@code ref}. */
    @Nested
    class Reference extends ReferenceRules {}

    /** Rules {@code agg}. */
    @Nested
    class Aggregate extends AggregateRules {}

    /** Rules {@code bkt}. */
    @Nested
    class Bucket extends BucketRules {}

    /** Rules {@code win}. */
    @Nested
    class Window extends WindowRules {}

    /** Rules {@code join}. */
    @Nested
    class Join extends JoinRules {}

    /** Rules {@code cte}. */
    @Nested
    class CommonTable extends CommonTableRules {}

    /** Rules {@code sub}. */
    @Nested
    class Subquery extends SubqueryRules {}

    /** Rules {@code exp}. */
    @Nested
    class Expand extends ExpandRules {}

    /** Rules {@code srch}. */
    @Nested
    class Search extends SearchRules {}

    /** Rules {@code near}. */
    @Nested
    class Nearest extends NearestRules {}

    /** Rules {@code rec}. */
    @Nested
    class Records extends RecordRules {}

    /** Rules {@code ups}. */
    @Nested
    class Upsert extends UpsertRules {}

    /** Rules {@code bulk}. */
    @Nested
    class Bulk extends BulkRules {}

    /** Rules {@code many}. */
    @Nested
    class Many extends ManyRules {}

    /** Rules {@code tx}. */
    @Nested
    class Transaction extends TransactionRules {}

    /** Rules {@code sp}. */
    @Nested
    class Savepoint extends SavepointRules {}

    /** Rules {@code ten}. */
    @Nested
    class Tenancy extends TenancyRules {}

    /** Rules {@code own}. */
    @Nested
    class Ownership extends OwnershipRules {}

    /** Rules {@code del}. */
    @Nested
    class SoftDelete extends SoftDeleteRules {}

    /** Rules {@code num}. */
    @Nested
    class Autonumbers extends NumberRules {}

    /** Rules {@code idem}. */
    @Nested
    class IdempotencyKeys extends IdempotencyRules {}

    /** Rules {@code sch}. */
    @Nested
    class Schema extends SchemaRules {}

    /** Rules {@code idx}. */
    @Nested
    class Index extends IndexRules {}

    /** Rules {@code con}. */
    @Nested
    class Constraint extends ConstraintRules {}

    /** Rules {@code err}. */
    @Nested
    class Errors extends ErrorRules {}

    /** Rules {@code conc}. */
    @Nested
    class Concurrency extends ConcurrencyRules {}

    /** Rules {@code fault}. */
    @Nested
    class Faults extends FaultRules {}

    /** Rules {@code prop}. */
    @Nested
    class Properties extends PropertyRules {}

    /** Rules {@code same}. */
    @Nested
    class Sameness extends SamenessRules {}
}
