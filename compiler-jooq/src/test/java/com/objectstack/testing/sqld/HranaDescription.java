package com.objectstack.testing.sqld;

import java.util.List;

/**
 * What the server says of a statement that it prepared and did not run.
 *
 * @param columns the names of the columns that it would give
 * @param parameters how many values it takes
 * @param readOnly whether it writes nothing
 */
public record HranaDescription(List<String> columns, int parameters, boolean readOnly) {}
