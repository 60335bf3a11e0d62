package com.objectstack.cli.demo;

import com.objectstack.driver.Columns;
import io.trino.tpch.Customer;
import io.trino.tpch.LineItem;
import io.trino.tpch.Nation;
import io.trino.tpch.Order;
import io.trino.tpch.Part;
import io.trino.tpch.PartSupplier;
import io.trino.tpch.Region;
import io.trino.tpch.Supplier;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of each TPC-H entity, as {@code examples/schema/tpch.json} declares them. */
final class TpchRows {
    static final Columns REGION = columns("id", "name", "comment");
    static final Columns NATION = columns("id", "name", "region", "comment");
    static final Columns SUPPLIER = columns("id", "name", "address", "nation", "phone", "account_balance", "comment");
    static final Columns CUSTOMER =
            columns("id", "name", "address", "nation", "phone", "account_balance", "market_segment", "comment");
    static final Columns PART =
            columns("id", "name", "manufacturer", "brand", "type", "size", "container", "retail_price", "comment");
    static final Columns PART_SUPPLIER = columns("part", "supplier", "available_quantity", "supply_cost", "comment");
    static final Columns ORDER = columns(
            "id",
            "customer",
            "status",
            "total_price",
            "order_date",
            "priority",
            "clerk",
            "ship_priority",
            "comment",
            "created_at");
    static final Columns LINE_ITEM = columns(
            "id",
            "order",
            "part",
            "supplier",
            "line_number",
            "quantity",
            "extended_price",
            "discount",
            "tax",
            "return_flag",
            "line_status",
            "ship_date",
            "commit_date",
            "receipt_date",
            "ship_instructions",
            "ship_mode",
            "comment");

    private TpchRows() {}

    static @Nullable Object[] region(Region region) {
        return new @Nullable Object[] {key(region.regionKey()), region.name(), region.comment()};
    }

    static @Nullable Object[] nation(Nation nation) {
        return new @Nullable Object[] {key(nation.nationKey()), nation.name(), key(nation.regionKey()), nation.comment()
        };
    }

    static @Nullable Object[] supplier(Supplier supplier) {
        return new @Nullable Object[] {
            key(supplier.supplierKey()),
            supplier.name(),
            supplier.address(),
            key(supplier.nationKey()),
            supplier.phone(),
            money(supplier.accountBalanceInCents()),
            supplier.comment()
        };
    }

    static @Nullable Object[] customer(Customer customer) {
        return new @Nullable Object[] {
            key(customer.customerKey()),
            customer.name(),
            customer.address(),
            key(customer.nationKey()),
            customer.phone(),
            money(customer.accountBalanceInCents()),
            customer.marketSegment(),
            customer.comment()
        };
    }

    static @Nullable Object[] part(Part part) {
        return new @Nullable Object[] {
            key(part.partKey()),
            part.name(),
            part.manufacturer(),
            part.brand(),
            part.type(),
            part.size(),
            part.container(),
            money(part.retailPriceInCents()),
            part.comment()
        };
    }

    /** Without an id, so that the driver makes one. */
    static @Nullable Object[] partSupplier(PartSupplier offer) {
        return new @Nullable Object[] {
            key(offer.partKey()),
            key(offer.supplierKey()),
            offer.availableQuantity(),
            money(offer.supplyCostInCents()),
            offer.comment()
        };
    }

    /** The order's day is also when its record was created. */
    static @Nullable Object[] order(Order order) {
        LocalDate day = day(order.orderDate());
        return new @Nullable Object[] {
            key(order.orderKey()),
            key(order.customerKey()),
            String.valueOf(order.orderStatus()),
            money(order.totalPriceInCents()),
            day,
            order.orderPriority(),
            order.clerk(),
            order.shipPriority(),
            order.comment(),
            day.atStartOfDay(ZoneOffset.UTC).toInstant()
        };
    }

    static @Nullable Object[] lineItem(LineItem line) {
        return new @Nullable Object[] {
            line.orderKey() + "-" + line.lineNumber(),
            key(line.orderKey()),
            key(line.partKey()),
            key(line.supplierKey()),
            line.lineNumber(),
            line.quantity(),
            money(line.extendedPriceInCents()),
            line.discountPercent() / 100.0,
            line.taxPercent() / 100.0,
            line.returnFlag().equals("N") ? null : line.returnFlag(),
            line.status(),
            day(line.shipDate()),
            day(line.commitDate()),
            day(line.receiptDate()),
            line.shipInstructions(),
            line.shipMode(),
            line.comment()
        };
    }

    private static Columns columns(String... names) {
        return Columns.of(List.of(names));
    }

    private static String key(long key) {
        return Long.toString(key);
    }

    private static double money(long cents) {
        return cents / 100.0;
    }

    private static LocalDate day(int epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }
}
