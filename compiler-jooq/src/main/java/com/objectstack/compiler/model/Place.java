package com.objectstack.compiler.model;

import com.objectstack.driver.ErrorCode;

/** Where a value stands; decides the code for text that no database can hold (SEMANTICS.md decision 21). */
public enum Place {
    /** In data to write. */
    DATA(ErrorCode.INVALID_DATA),
    /** In a filter. */
    FILTER(ErrorCode.INVALID_FILTER);

    private final ErrorCode badText;

    Place(ErrorCode badText) {
        this.badText = badText;
    }

    ErrorCode badText() {
        return badText;
    }
}
