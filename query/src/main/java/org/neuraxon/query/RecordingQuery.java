package org.neuraxon.query;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.state.WholeFile;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.recording.Quantity;
import org.neuraxon.exchange.recording.RecordedTable;
import org.neuraxon.exchange.recording.Recording;
import org.neuraxon.exchange.recording.RecordingSchema;

/**
 * Asks a recording in SQL. Every table of the recording is a view over its files, read anew by every query; beside them stand the tables
 * {@code meanings} (unit and meaning of every column), {@code configuration} (every parameter) and {@code facts}.
 *
 * <pre>{@code
 * try (RecordingQuery query = RecordingQuery.open(Recording.open(folder), QueryLimits.wide())) {
 *     query.ask("SELECT avg(up + down) FROM moments");
 * }
 * }</pre>
 *
 * <p><b>What a query cannot do.</b> One statement that reads is taken, nothing else. The database lives in memory, knows no file but those of
 * the recording, loads no extension, and its settings are locked before the first question. So a query may come from a stranger; what it
 * can still learn are the names of the recording's and the user's home folder.
 *
 * <p>Belongs to one thread at a time.
 */
public final class RecordingQuery implements AutoCloseable {

    private static final String ADDRESS = "jdbc:duckdb:";
    private static final String ABSENT =
            "SQL needs DuckDB, and its jar is not here: put duckdb_jdbc.jar (from Maven Central,"
                    + " org.duckdb:duckdb_jdbc:2.0.0.1) beside neuraxon.jar; in a checkout ./neuraxon query 'SELECT 1' fetches it";

    private final Connection connection;
    private final QueryLimits limits;
    private final Path scratch;
    private final @Nullable Path target;

    private RecordingQuery(Connection connection, QueryLimits limits, Path scratch, @Nullable Path target) {
        this.connection = connection;
        this.limits = limits;
        this.scratch = scratch;
        this.target = target;
    }

    /** Whether there is a database to ask. */
    public static boolean available() {
        return driver().isPresent();
    }

    /** The sentence for those who lack it. */
    public static String absent() {
        return ABSENT;
    }

    /**
     * Opens a recording for questions. Of one that is still being written the rows are seen that are whole now.
     *
     * @throws ExchangeException if DuckDB is not on the class path, or the recording cannot be read
     */
    public static RecordingQuery open(Recording recording, QueryLimits limits) {
        return open(recording, limits, null);
    }

    /**
     * Writes what a query finds into a file: Parquet (zstd) if its name ends with {@code .parquet}, else CSV.
     *
     * @return the rows written
     * @throws ExchangeException if that cannot be done; whatever stood there before is unchanged
     */
    public static long export(Recording recording, QueryLimits limits, String sql, Path file) {
        boolean parquet = file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
        AtomicLong rows = new AtomicLong();
        try {
            WholeFile.replace(file, path -> {
                try (RecordingQuery query = open(recording, limits, path)) {
                    rows.set(query.copy(sql, parquet, path));
                }
            });
        } catch (IOException e) {
            throw new ExchangeException("cannot write " + file + " (" + e.getMessage() + ")", e);
        }
        return rows.get();
    }

    private static RecordingQuery open(Recording recording, QueryLimits limits, @Nullable Path target) {
        Driver driver = driver().orElseThrow(() -> new ExchangeException(ABSENT));
        Path scratch = null;
        Connection connection = null;
        try {
            scratch = Files.createTempDirectory("neuraxon-query");
            connection = driver.connect(ADDRESS, new Properties());
            if (connection == null) {
                throw new SQLException("the driver refuses " + ADDRESS);
            }
            RecordingQuery query = new RecordingQuery(connection, limits, scratch, target);
            query.prepare(recording);
            return query;
        } catch (SQLException | IOException | RuntimeException e) {
            if (connection != null) {
                closeQuietly(connection, e);
            }
            if (scratch != null) {
                remove(scratch);
            }
            throw e instanceof ExchangeException known
                    ? known
                    : new ExchangeException("cannot start DuckDB (" + e + ")", e);
        }
    }

    /**
     * Answers a question.
     *
     * @param sql one statement that reads: SELECT, WITH, FROM, VALUES, DESCRIBE, SUMMARIZE or SHOW
     * @throws ExchangeException if it is something else, makes no sense, or costs more than the limits allow
     */
    public Answer ask(String sql) {
        List<Answer.Column> columns = new ArrayList<>();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        boolean more = ask(sql, new AnswerReader() {
            @Override
            public void columns(List<Answer.Column> found) {
                columns.addAll(found);
            }

            @Override
            public void row(List<@Nullable Object> cells) {
                rows.add(cells);
            }
        });
        return new Answer(columns, rows, more);
    }

    /**
     * Answers a question row by row; see {@link #ask(String)}.
     *
     * @return whether there are rows beyond the limit
     */
    public boolean ask(String sql, AnswerReader reader) {
        try (Statement statement = connection.createStatement();
                Deadline deadline = new Deadline(connection, statement, limits.time())) {
            try {
                String question = checked(sql);
                try (ResultSet found = statement.executeQuery(question)) {
                    ResultSetMetaData about = found.getMetaData();
                    int count = about.getColumnCount();
                    List<Answer.Column> columns = new ArrayList<>();
                    for (int i = 1; i <= count; i++) {
                        columns.add(new Answer.Column(about.getColumnName(i), about.getColumnTypeName(i)));
                    }
                    reader.columns(columns);
                    long rows = 0;
                    while (found.next()) {
                        if (rows == limits.rows()) {
                            return true;
                        }
                        List<@Nullable Object> cells = new ArrayList<>(count);
                        for (int i = 1; i <= count; i++) {
                            cells.add(plain(found.getObject(i)));
                        }
                        reader.row(cells);
                        rows++;
                    }
                    deadline.check();
                    return false;
                }
            } catch (SQLException e) {
                throw deadline.passed() ? tooLong(e) : failed(e);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private long copy(String sql, boolean parquet, Path file) {
        String format = parquet ? "FORMAT parquet, COMPRESSION zstd" : "FORMAT csv, HEADER true";
        try (Statement statement = connection.createStatement();
                Deadline deadline = new Deadline(connection, statement, limits.time())) {
            try {
                // The line break ends a comment that the question may end with.
                statement.execute("COPY (" + checked(sql) + "\n) TO " + quoted(file.toString()) + " (" + format
                        + ", USE_TMP_FILE false)");
                return statement.getUpdateCount();
            } catch (SQLException e) {
                throw deadline.passed() ? tooLong(e) : failed(e);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new ExchangeException("cannot close DuckDB (" + e.getMessage() + ")", e);
        } finally {
            remove(scratch);
        }
    }

    // --- before the first question ---

    private void prepare(Recording recording) throws SQLException {
        RecordingSchema schema = recording.schema();
        execute("SET autoinstall_known_extensions = false");
        execute("SET autoload_known_extensions = false");
        execute("SET memory_limit = '" + limits.megabytes() + "MB'");
        execute("SET temp_directory = ''");
        execute("SET threads = " + limits.threads());
        Map<RecordedTable, List<Path>> files = schema.tables().stream()
                .collect(Collectors.toMap(table -> table, table -> recording.wholeParts(table.name(), scratch)));
        List<String> allowed = new ArrayList<>();
        files.values().forEach(paths -> paths.forEach(path -> allowed.add(quoted(absolute(path)))));
        if (target != null) {
            allowed.add(quoted(target.toString()));
        }
        execute("SET allowed_paths = [" + String.join(", ", allowed) + "]");
        for (RecordedTable table : schema.tables()) {
            execute(view(table, files.getOrDefault(table, List.of())));
        }
        describe(schema);
        execute("SET enable_external_access = false");
        execute("SET lock_configuration = true");
    }

    private static String view(RecordedTable table, List<Path> files) {
        String name = "CREATE VIEW " + identifier(table.name()) + " AS ";
        if (files.isEmpty()) {
            return name + "SELECT "
                    + table.columns().stream()
                            .map(column -> "NULL::" + type(column) + " AS " + identifier(column.name()))
                            .collect(Collectors.joining(", "))
                    + " WHERE false";
        }
        String columns = table.columns().stream()
                .map(column -> quoted(column.name()) + ": " + quoted(type(column)))
                .collect(Collectors.joining(", ", "{", "}"));
        String list = files.stream().map(file -> quoted(absolute(file))).collect(Collectors.joining(", ", "[", "]"));
        return name + "SELECT * FROM read_csv(" + list + ", columns = " + columns
                + ", auto_detect = false, header = true,"
                + " delim = ',', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, new_line = '\\n')";
    }

    private void describe(RecordingSchema schema) throws SQLException {
        execute("CREATE TABLE meanings (table_name VARCHAR, column_name VARCHAR, type VARCHAR, unit VARCHAR,"
                + " about VARCHAR)");
        for (RecordedTable table : schema.tables()) {
            for (Quantity column : table.columns()) {
                insert("meanings", table.name(), column.name(), type(column), column.unit(), column.about());
            }
        }
        execute(
                "CREATE TABLE configuration (key VARCHAR, mechanism VARCHAR, value VARCHAR, unit VARCHAR, about VARCHAR)");
        for (RecordingSchema.Setting setting : schema.configuration()) {
            insert("configuration", setting.key(), setting.group(), setting.value(), setting.unit(), setting.about());
        }
        execute("CREATE TABLE facts (name VARCHAR, value VARCHAR)");
        insert("facts", "code_version", schema.codeVersion());
        insert("facts", "digest_start", schema.digestStart());
        for (Map.Entry<String, Object> fact : schema.facts().entrySet()) {
            insert("facts", fact.getKey(), String.valueOf(fact.getValue()));
        }
    }

    private void insert(String table, String... values) throws SQLException {
        String marks = Stream.of(values).map(value -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement row = connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (int i = 0; i < values.length; i++) {
                row.setString(i + 1, values[i]);
            }
            row.execute();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    // --- a question ---

    /** The question, if it is a single one that only reads; DuckDB's own parser is asked. */
    private String checked(String sql) throws SQLException {
        String question = sql.strip();
        while (question.endsWith(";")) {
            question = question.substring(0, question.length() - 1).strip();
        }
        try (PreparedStatement parse = connection.prepareStatement("SELECT json_extract_string(j, '$.error'),"
                + " json_extract_string(j, '$.error_type'), json_extract_string(j, '$.error_message'),"
                + " json_array_length(j, '$.statements') FROM (SELECT json_serialize_sql(?::VARCHAR) AS j)")) {
            parse.setString(1, question);
            try (ResultSet parsed = parse.executeQuery()) {
                parsed.next();
                boolean error = "true".equals(parsed.getString(1));
                if (error && "not implemented".equals(parsed.getString(2)) || !error && parsed.getInt(4) != 1) {
                    throw new ExchangeException("a query is one statement that reads (SELECT, WITH, FROM, VALUES,"
                            + " DESCRIBE, SUMMARIZE or SHOW), and this is none: " + shortened(question));
                }
                if (error) {
                    throw new ExchangeException("the query cannot be understood: " + oneLine(parsed.getString(3)));
                }
            }
        }
        return question;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Long || value instanceof Double || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Float number) {
            return Double.valueOf(number.toString());
        }
        if (value instanceof BigInteger number) {
            return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        return value instanceof Number number ? (Object) number.longValue() : value.toString();
    }

    private ExchangeException tooLong(SQLException e) {
        return new ExchangeException(
                "the query took longer than " + limits.time().toMillis() / 1000.0 + " s and was called off", e);
    }

    private static ExchangeException failed(SQLException e) {
        return new ExchangeException("the query cannot be answered: " + oneLine(e.getMessage()), e);
    }

    /** Without the drawing of the place, which needs a screen of its own. */
    private static String oneLine(@Nullable String message) {
        String text = String.valueOf(message);
        int drawing = text.indexOf("\n\nLINE ");
        return (drawing < 0 ? text : text.substring(0, drawing))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 80) + " ...";
    }

    // --- words of SQL ---

    private static String type(Quantity column) {
        return switch (column.kind()) {
            case WHOLE -> "BIGINT";
            case REAL -> "DOUBLE";
            case SINGLE -> "FLOAT";
            case FLAG -> "BOOLEAN";
            case TEXT -> "VARCHAR";
        };
    }

    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    // --- files and drivers ---

    private static Optional<Driver> driver() {
        for (Driver driver : ServiceLoader.load(Driver.class, RecordingQuery.class.getClassLoader())) {
            try {
                if (driver.acceptsURL(ADDRESS)) {
                    return Optional.of(driver);
                }
            } catch (SQLException e) {
                // Another database's driver that cannot even say so is not the one we look for.
                continue;
            }
        }
        return Optional.empty();
    }

    private static void closeQuietly(Connection connection, Exception first) {
        try {
            connection.close();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    /** Removes a file, or a folder with the files in it. */
    private static void remove(Path path) {
        try {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    for (Path file : inside.toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new ExchangeException("cannot remove " + path + " (" + e.getMessage() + ")", e);
        }
    }
}
