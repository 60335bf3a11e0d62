package com.objectstack.conformance.reference;

/**
 * Which counter an autonumber is drawn from (contract B185, B189).
 *
 * @param object the object
 * @param tenant the tenant of the record, {@code __global__} for none
 * @param field the autonumber field
 * @param scope the rendered prefix where the format has tokens, else ""
 */
record SequenceKey(String object, String tenant, String field, String scope) {}
