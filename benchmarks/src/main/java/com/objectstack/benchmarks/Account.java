package com.objectstack.benchmarks;

import com.objectstack.schema.CanonicalText;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record that the benchmarks of the drivers read and write: ten columns, of them three numbers, six texts and one NULL.
 *
 * @param id the id
 * @param name a text of some 24 letters
 * @param city one of {@value #CITIES}, indexed
 * @param status one of three words
 * @param visits a whole number
 * @param points a whole number below 1,000
 * @param balance a fraction
 */
record Account(String id, String name, String city, String status, long visits, long points, double balance) {
    static final String OBJECT = "account";
    static final int CITIES = 500;

    /** All ids are equally long, so that their order is that of the numbers. */
    private static final int FIRST_ID = 10_000_000;

    /** The names of the columns, in the order in which the driver gives them too. */
    static final List<String> COLUMNS =
            List.of("id", "name", "city", "status", "visits", "points", "balance", "note", "created_at", "updated_at");

    /** The columns as a list in SQL. */
    static final String LIST = String.join(", ", COLUMNS);

    static final ObjectSchema SCHEMA = ObjectSchema.of(
            OBJECT,
            FieldSchema.of("name", FieldType.TEXT),
            FieldSchema.of("city", FieldType.TEXT).asIndexed(),
            FieldSchema.of("status", FieldType.SELECT),
            FieldSchema.of("visits", FieldType.NUMBER),
            FieldSchema.of("points", FieldType.NUMBER),
            FieldSchema.of("balance", FieldType.CURRENCY),
            FieldSchema.of("note", FieldType.TEXT));

    private static final List<String> STATUSES = List.of("open", "closed", "dormant");

    /** The id of the account of a number. */
    static String id(int number) {
        return "account-" + (FIRST_ID + number);
    }

    /** The account of a number: the same values whenever it is asked for. */
    static Account of(int number) {
        return new Account(
                id(number),
                "Owner of the account " + number,
                "city-" + number % CITIES,
                STATUSES.get(number % STATUSES.size()),
                number * 31L % 10_000,
                number * 17L % 1_000,
                number % 977 + 0.25);
    }

    /** The fields of the account of a number. */
    static Map<String, Object> row(int number) {
        return of(number).fields();
    }

    /** The fields, for a driver; without the note, which stays NULL. */
    Map<String, Object> fields() {
        Map<String, Object> fields = HashMap.newHashMap(7);
        fields.put("id", id);
        fields.put("name", name);
        fields.put("city", city);
        fields.put("status", status);
        fields.put("visits", visits);
        fields.put("points", points);
        fields.put("balance", balance);
        return fields;
    }

    /**
     * Binds the columns in order, stamped with the time as the driver stamps it.
     *
     * @return the place after the last
     */
    int bind(PreparedStatement statement, int from) throws SQLException {
        String now = now();
        int place = from;
        statement.setString(place++, id);
        statement.setString(place++, name);
        statement.setString(place++, city);
        statement.setString(place++, status);
        statement.setLong(place++, visits);
        statement.setLong(place++, points);
        statement.setDouble(place++, balance);
        statement.setNull(place++, Types.VARCHAR);
        statement.setString(place++, now);
        statement.setString(place++, now);
        return place;
    }

    /** The columns in order as arguments of a statement for a server, stamped with a time. */
    String[] hranaValues(String now) {
        return new String[] {
            BareClient.text(id),
            BareClient.text(name),
            BareClient.text(city),
            BareClient.text(status),
            BareClient.whole(visits),
            BareClient.whole(points),
            BareClient.real(balance),
            BareClient.NULL,
            BareClient.text(now),
            BareClient.text(now)
        };
    }

    static String now() {
        return CanonicalText.of(Instant.now());
    }

    /** The columns of the current row, boxed. */
    static @Nullable Object[] read(ResultSet row) throws SQLException {
        return new @Nullable Object[] {
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getLong(5),
            row.getLong(6),
            row.getDouble(7),
            row.getString(8),
            row.getString(9),
            row.getString(10)
        };
    }

    /** The only row, boxed; closes the result. */
    static @Nullable Object[] readOne(ResultSet rows) throws SQLException {
        try (rows) {
            rows.next();
            return read(rows);
        }
    }

    /** All rows left, boxed; closes the result. */
    static List<@Nullable Object[]> readAll(ResultSet rows) throws SQLException {
        try (rows) {
            List<@Nullable Object[]> found = new ArrayList<>();
            while (rows.next()) {
                found.add(read(rows));
            }
            return found;
        }
    }
}
