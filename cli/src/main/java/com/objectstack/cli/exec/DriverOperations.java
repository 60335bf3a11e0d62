package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Syncable;
import java.util.List;

/** The driver and its database as a whole. */
final class DriverOperations {
    static final List<Operation> ALL = List.of(
            Operation.named("checkHealth")
                    .doing((session, command) ->
                            BooleanNode.valueOf(session.driver().checkHealth())),
            Operation.named("sync").doing(DriverOperations::sync),
            Operation.named("supports")
                    .doing((session, command) ->
                            CapabilitiesJson.of(session.driver().supports())),
            Operation.named("introspectSchema")
                    .doing((session, command) ->
                            IntrospectionJson.of(session.schemaDriver().introspectSchema())));

    private DriverOperations() {}

    private static JsonNode sync(Session session, Command command) {
        if (!(session.driver() instanceof Syncable copy)) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED, "/op", session.driver().name() + " keeps no local copy to sync");
        }
        copy.sync();
        return NullNode.instance;
    }
}
