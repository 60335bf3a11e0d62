package com.objectstack.conformance.reference;

/**
 * A difference between a driver's answer and the reference's. Texts are JSON, errors a code and a path a line; values of
 * secret fields are not shown.
 *
 * @param operation the method that was called
 * @param object the object it was called for, "" if it names none
 * @param request the query, or the data
 * @param driver the driver's answer
 * @param reference the reference's answer
 */
public record Divergence(String operation, String object, String request, String driver, String reference) {
    /** All of it, a line or more each. */
    @Override
    public String toString() {
        String subject = object.isEmpty() ? operation : operation + " of '" + object + "'";
        return "%s: the driver's answer is not the reference's%nrequest:   %s%ndriver:    %s%nreference: %s"
                .formatted(subject, request, driver, reference)
                .replace(System.lineSeparator(), "\n");
    }
}
