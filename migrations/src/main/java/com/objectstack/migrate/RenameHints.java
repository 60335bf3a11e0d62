package com.objectstack.migrate;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a comparison of definitions cannot know: which object or field became which, and which are meant to go.
 *
 * @param renames new names by {@code object} or {@code object.field}, the object under its old name
 * @param drops objects and fields that are gone though something alike is new
 */
public record RenameHints(Map<String, String> renames, Set<String> drops) {
    /** No hints. */
    public static final RenameHints NONE = new RenameHints(Map.of(), Set.of());

    /** Copies both. */
    public RenameHints {
        renames = Map.copyOf(renames);
        drops = Set.copyOf(drops);
    }

    /**
     * Hints as they are written on a command line.
     *
     * @param renames each {@code object=new} or {@code object.field=new}
     * @param drops each {@code object} or {@code object.field}
     * @return the hints
     * @throws DriverException {@code INVALID_CONFIG} for one that is written otherwise, or given twice
     */
    public static RenameHints parse(List<String> renames, List<String> drops) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String rename : renames) {
            int equals = rename.indexOf('=');
            if (equals < 1 || equals == rename.length() - 1) {
                throw refused("'" + rename + "' is no rename", "write object=new or object.field=new");
            }
            if (found.put(rename.substring(0, equals), rename.substring(equals + 1)) != null) {
                throw refused("'" + rename.substring(0, equals) + "' is renamed twice", "give it one new name");
            }
        }
        return new RenameHints(found, new LinkedHashSet<>(drops));
    }

    static DriverException refused(String message, String hint) {
        return DriverException.of(ErrorCode.INVALID_CONFIG, "", message, hint);
    }
}
