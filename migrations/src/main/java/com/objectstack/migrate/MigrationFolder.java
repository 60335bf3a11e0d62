package com.objectstack.migrate;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of migration files, {@code 20261126090512_add_paid.json} each. Other files than JSON are nobody's business. */
public final class MigrationFolder {
    private static final String EXTENSION = ".json";
    private static final Pattern ID = Pattern.compile("\\d{14}_[a-z0-9_]+");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final int STAMP_LENGTH = 14;
    private static final int MAX_SLUG = 60;

    private final Path folder;

    /**
     * A folder.
     *
     * @param folder where the files are; one that is missing holds none
     */
    public MigrationFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * All migrations.
     *
     * @return the files in the order of their ids
     * @throws DriverException {@code INVALID_CONFIG} or {@code INVALID_SCHEMA}, with the file's name first in the pointer
     */
    public List<MigrationFile> read() {
        List<MigrationFile> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.list(folder)) {
                paths.filter(path -> path.getFileName().toString().endsWith(EXTENSION))
                        .sorted()
                        .forEach(path -> files.add(read(path)));
            } catch (IOException e) {
                throw failed("cannot read " + folder, e);
            }
        }
        return List.copyOf(files);
    }

    private static MigrationFile read(Path path) {
        String name = path.getFileName().toString();
        String id = name.substring(0, name.length() - EXTENSION.length());
        String pointer = JsonPointers.child("", name);
        if (!ID.matcher(id).matches()) {
            throw JsonObject.refused(
                    pointer,
                    "'" + name + "' is no name of a migration",
                    "call it like 20261126090512_add_paid.json, or keep it elsewhere");
        }
        String text = text(path);
        Migration migration = Problems.under(pointer, () -> MigrationCodec.read(text));
        if (!migration.id().equals(id)) {
            throw JsonObject.refused(
                    pointer + "/id",
                    "the file's name says '" + id + "', and its id is '" + migration.id() + "'",
                    "write the same");
        }
        return new MigrationFile(migration, MigrationCodec.checksum(text));
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw failed("cannot read " + path, e);
        }
    }

    /**
     * Writes a new migration, wholly or not at all; the folder is made if it is missing.
     *
     * @param migration the migration
     * @return its file
     * @throws DriverException {@code INVALID_CONFIG} if it cannot be written or is there already
     */
    public MigrationFile write(Migration migration) {
        String text = MigrationCodec.write(migration);
        Path path = path(migration.id());
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "." + migration.id(), ".draft");
            try {
                Files.writeString(draft, text);
                Files.move(draft, path);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw failed("cannot write " + path, e);
        }
        return new MigrationFile(migration, MigrationCodec.checksum(text));
    }

    /**
     * Where a migration is.
     *
     * @param id its id
     * @return the file's path
     */
    public Path path(String id) {
        return folder.resolve(id + EXTENSION);
    }

    /**
     * An id for a new migration, after all that are there.
     *
     * @param description what it is for
     * @param now the moment
     * @param last the id of the last one, "" if there is none
     * @return the id
     */
    static String newId(String description, Instant now, String last) {
        String slug = description
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        String cut = slug.length() > MAX_SLUG ? slug.substring(0, MAX_SLUG) : slug;
        LocalDateTime moment = LocalDateTime.ofInstant(now, ZoneOffset.UTC).withNano(0);
        if (!last.isEmpty()) {
            LocalDateTime next = momentOf(last).plusSeconds(1);
            moment = moment.isBefore(next) ? next : moment;
        }
        return moment.format(STAMP) + "_" + (cut.isEmpty() ? "change" : cut);
    }

    private static LocalDateTime momentOf(String id) {
        try {
            return LocalDateTime.parse(id.substring(0, STAMP_LENGTH), STAMP);
        } catch (DateTimeParseException e) {
            throw DriverException.builder(
                            ErrorCode.INVALID_CONFIG, "'" + id + "' begins with no moment: " + e.getMessage())
                    .hint("call the file like 20261126090512_add_paid.json")
                    .cause(e)
                    .build();
        }
    }

    private static DriverException failed(String what, IOException cause) {
        return DriverException.builder(ErrorCode.INVALID_CONFIG, what + ": " + cause)
                .cause(cause)
                .build();
    }
}
