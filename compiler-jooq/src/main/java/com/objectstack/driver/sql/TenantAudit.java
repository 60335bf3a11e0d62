package com.objectstack.driver.sql;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Warns of writes that no tenant bounds, once per object and operation; contract B209. */
final class TenantAudit {
    private static final System.Logger LOG = System.getLogger("com.objectstack.driver.sql");

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    void check(TableModel table, String operation, DriverOptions options) {
        if (table.tenantField() == null
                || options.tenantId().isPresent()
                || options.bypassTenantAudit()
                || !warned.add(table.name() + ":" + operation)) {
            return;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} on ''{1}'' without a tenantId writes across tenants; pass one, or bypassTenantAudit",
                operation,
                table.name());
    }
}
