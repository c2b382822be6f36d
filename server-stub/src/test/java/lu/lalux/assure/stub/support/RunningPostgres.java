package lu.lalux.assure.stub.support;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A PostgreSQL that runs on a data folder, on this machine's loopback address only, and trusts everybody there. */
sealed interface RunningPostgres extends Closeable permits BundledPostgres, InstalledPostgres {

    /** Its administrator. */
    String USER = "postgres";

    /** The environment variable that names the folder of an installed PostgreSQL's programs. CI sets it. */
    String PROGRAMS = "ASSURE_POSTGRES_BIN";

    /** What PostgreSQL has by itself, and servers for tests often do without. */
    List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    /**
     * Starts the installed one that the environment names; without a name, the one that Maven brings.
     *
     * @param data its data folder; an empty one is filled
     * @param port where it listens; 0 for a free port
     */
    static RunningPostgres start(Path data, int port) throws IOException {
        String programs = System.getenv(PROGRAMS);
        return programs == null
                ? BundledPostgres.start(data, port)
                : InstalledPostgres.start(Path.of(programs), data, port);
    }

    int port();

    /** Stops it in good order; nothing happens when it does not run. */
    @Override
    void close() throws IOException;
}
