package com.objectstack.cli;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.json.ErrorCodec;
import java.io.PrintStream;

/** Tells people, or programs, why a command failed. */
final class Failures {
    private static final int EXIT_CODE = 1;

    private Failures() {}

    static int report(Exception failure, PrintStream err, boolean asJson) {
        DriverException reason = failure instanceof DriverException known ? known : unexpected(failure);
        if (asJson) {
            err.println(ErrorCodec.toJson(reason));
        } else {
            err.println(reason.getMessage());
        }
        if (reason.code() == ErrorCode.INTERNAL && !asJson) {
            failure.printStackTrace(err);
        }
        return EXIT_CODE;
    }

    private static DriverException unexpected(Exception failure) {
        return DriverException.builder(ErrorCode.INTERNAL, failure.toString())
                .cause(failure)
                .hint("this is a bug of the command; please report it with the lines below")
                .build();
    }
}
