package lu.lalux.assure.stub.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** The one that comes from Maven, for machines with no more than what the README asks for. */
final class BundledPostgres implements RunningPostgres {

    private final EmbeddedPostgres server;

    private BundledPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static BundledPostgres start(Path data, int port) throws IOException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        return new BundledPostgres(
                builder.setPort(port == 0 ? FreePort.find() : port).start());
    }

    @Override
    public int port() {
        return server.getPort();
    }

    /** The library also does so when the JVM ends. */
    @Override
    public void close() throws IOException {
        server.close();
    }
}
