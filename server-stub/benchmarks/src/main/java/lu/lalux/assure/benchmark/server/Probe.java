package lu.lalux.assure.benchmark.server;

import java.io.IOException;

/** Asks a server whether it is ready. */
public interface Probe {

    /** Whether it gave a good answer; one that does not answer has not. */
    boolean isGood(int port) throws IOException, InterruptedException;
}
