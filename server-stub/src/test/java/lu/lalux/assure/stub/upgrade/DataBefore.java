package lu.lalux.assure.stub.upgrade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import lu.lalux.assure.stub.support.Installation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the release before this one left, in {@code upgrade/}. */
final class DataBefore {

    static final String DUMP = "assure.sql.gz";
    static final String SENT = "sent.json";
    static final String STATEMENTS = "statements.sql";

    private DataBefore() {}

    /** Where it is for the installation of the test's class. */
    static Path folder() {
        return Path.of("upgrade", Installation.chosen() == Installation.SQLITE ? "sqlite" : "postgresql")
                .toAbsolutePath();
    }

    /** What that release was sent, and answered. */
    static JsonNode sent() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder().resolve(SENT)));
    }

    /** Puts it where a stub with this data folder has its data. */
    static void restore(Path data) throws Exception {
        if (Installation.chosen() == Installation.SQLITE) {
            copy(folder(), data);
            return;
        }
        try (Connection connection = Installation.chosen().connect(data);
                Statement statement = connection.createStatement()) {
            statement.execute(dump());
        }
    }

    /** Without the commands to {@code psql}, which newer versions of {@code pg_dump} write around all. */
    private static String dump() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder().resolve(DUMP))), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n"));
        }
    }

    /** Folders and files, one in the other. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }
}
