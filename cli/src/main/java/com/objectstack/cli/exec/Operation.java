package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One operation of the protocol.
 *
 * @param name its name in {@code op}
 * @param signature the properties its commands take
 * @param handler does it
 */
record Operation(String name, Signature signature, Handler handler) {
    /** Does an operation. */
    @FunctionalInterface
    interface Handler {
        /**
         * Does it.
         *
         * @param session what is open
         * @param command what is asked, with the properties the operation takes
         * @return the result, JSON null for none
         */
        JsonNode run(Session session, Command command);
    }

    /** Begins the description of an operation; it is whole with {@link #doing}. */
    static Operation named(String name) {
        return new Operation(name, Signature.of("'" + name + "'"), (session, command) -> {
            throw new IllegalStateException("operation " + name + " has no handler");
        });
    }

    Operation needing(String... properties) {
        return new Operation(name, signature.needing(properties), handler);
    }

    Operation taking(String... properties) {
        return new Operation(name, signature.taking(properties), handler);
    }

    Operation doing(Handler work) {
        return new Operation(name, signature, work);
    }

    JsonNode run(Session session, JsonNode command) {
        return handler.run(session, signature.check(command, ""));
    }
}
