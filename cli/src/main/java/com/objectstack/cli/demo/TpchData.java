package com.objectstack.cli.demo;

import com.google.common.base.Suppliers;
import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplierGenerator;
import io.trino.tpch.RegionGenerator;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TextPool;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The TPC-H data set as records, parents before children. Every run makes the same records.
 *
 * <p>Two things differ from TPC-H: the words of comments are drawn from a smaller pool, which is ready at once, and a
 * {@code return_flag} of N (nothing to return yet) is null.
 */
final class TpchData {
    /** Customers at scale 1; the other tables are multiples of it. */
    private static final int CUSTOMERS = 150_000;

    private static final int TEXT_POOL_BYTES = 5_000_000;

    private final double scale;
    private final Distributions distributions = Distributions.getDefaultDistributions();
    private final Supplier<TextPool> words = Suppliers.memoize(() -> new TextPool(TEXT_POOL_BYTES, distributions));

    /**
     * The data set in a size.
     *
     * @param scale 1 for 8.7 million records
     */
    TpchData(double scale) {
        this.scale = scale;
    }

    /** The records of every object, objects without references first. */
    List<TpchSource> sources() {
        return List.of(
                source("region", 5, TpchRows.REGION, () -> new RegionGenerator(distributions, words), TpchRows::region),
                source(
                        "nation",
                        25,
                        TpchRows.NATION,
                        () -> new NationGenerator(distributions, words),
                        TpchRows::nation),
                source(
                        "supplier",
                        customers(1, 15),
                        TpchRows.SUPPLIER,
                        () -> new SupplierGenerator(scale, 1, 1, distributions, words),
                        TpchRows::supplier),
                source(
                        "customer",
                        customers(1, 1),
                        TpchRows.CUSTOMER,
                        () -> new CustomerGenerator(scale, 1, 1, distributions, words),
                        TpchRows::customer),
                source(
                        "part",
                        customers(4, 3),
                        TpchRows.PART,
                        () -> new PartGenerator(scale, 1, 1, distributions, words),
                        TpchRows::part),
                source(
                        "part_supplier",
                        customers(16, 3),
                        TpchRows.PART_SUPPLIER,
                        () -> new PartSupplierGenerator(scale, 1, 1, words),
                        TpchRows::partSupplier),
                source(
                        "order",
                        customers(10, 1),
                        TpchRows.ORDER,
                        () -> new OrderGenerator(scale, 1, 1, distributions, words),
                        TpchRows::order),
                source(
                        "line_item",
                        customers(40, 1),
                        TpchRows.LINE_ITEM,
                        () -> new LineItemGenerator(scale, 1, 1, distributions, words),
                        TpchRows::lineItem));
    }

    private long customers(int times, int parts) {
        return (long) (scale * CUSTOMERS * times / parts);
    }

    private static <E> TpchSource source(
            String object,
            long expectedRows,
            Columns columns,
            Supplier<Iterable<E>> generator,
            Function<E, @Nullable Object[]> values) {
        return new TpchSource(
                object,
                expectedRows,
                () -> StreamSupport.stream(generator.get().spliterator(), false)
                        .map(entity -> DataRecord.of(columns, values.apply(entity)))
                        .iterator());
    }
}
