package com.objectstack.cli.demo;

import com.google.common.collect.Iterators;
import com.objectstack.cli.input.SchemaInput;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.QueryAST;
import com.objectstack.testing.golden.GoldenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The demonstration's objects with their data, and what TPC-H has none of: lists, JSON, booleans, texts to search,
 * vectors, a tree, tenants. */
final class TpchDatabase {
    private static final int CHUNK_ROWS = 5_000;

    /** So that hand-written subqueries need not scan a table for every row. */
    private static final List<String> INDEXES = List.of(
            "create index line_part on line_item (part)",
            "create index line_supplier on line_item (supplier)",
            "create index offer_part on part_supplier (part)",
            "create index order_customer on \"order\" (customer)");

    private TpchDatabase() {}

    /** Makes it all. */
    static void load(IDataDriver driver, double scale) throws IOException {
        List<ObjectDefinition> objects = new ArrayList<>(SchemaInput.parse(Examples.schema()));
        objects.addAll(
                SchemaInput.parse(Files.readString(GoldenFiles.folder("tpch").resolve("objects.json"))));
        driver.syncSchemasBatch(objects, DriverOptions.NONE);
        INDEXES.forEach(index -> driver.execute(index));
        new TpchData(scale)
                .sources()
                .forEach(source -> store(driver, source.object(), source.rows().get()));
        store(driver, "label", TpchLabels.of(rows("part", driver)));
        store(driver, "chosen", TpchChoice.of(rows("part", driver)));
        store(driver, "place", TpchPlaces.of(rows("region", driver), rows("nation", driver)));
    }

    private static Iterator<DataRecord> rows(String object, IDataDriver driver) {
        return driver.find(object, QueryAST.ALL).iterator();
    }

    private static void store(IDataDriver driver, String object, Iterator<DataRecord> rows) {
        Iterators.partition(rows, CHUNK_ROWS).forEachRemaining(chunk -> driver.bulkCreate(object, chunk));
    }
}
