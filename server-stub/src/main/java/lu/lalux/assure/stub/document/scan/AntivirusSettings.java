package lu.lalux.assure.stub.document.scan;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What scans the files.
 *
 * @param scanner {@code built-in}, which knows the EICAR test file only, or {@code clamd}
 * @param address where clamd listens: {@code host:port}, or the absolute path of its Unix socket; nothing when built in
 * @param parallel how many files are scanned at once, at most clamd's {@code MaxThreads}; one more waits, and so does
 * one account that has half of them ({@link FairPlaces})
 * @param delays how long anything waits for clamd
 */
@ConfigurationProperties("assure.antivirus")
record AntivirusSettings(
        @DefaultValue("built-in") Scanner scanner,
        @DefaultValue("") String address,
        @DefaultValue("10") int parallel,
        @DefaultValue Delays delays) {

    AntivirusSettings {
        if (parallel < 1) {
            throw new IllegalArgumentException("assure.antivirus.parallel is at least 1");
        }
        if (scanner == Scanner.CLAMD && address.isEmpty()) {
            throw new IllegalArgumentException("assure.antivirus.address is missing: host:port or a socket's path");
        }
    }

    /** The scanner. */
    enum Scanner {
        BUILT_IN,
        CLAMD
    }

    /**
     * How long is waited; after that the file's status is {@code Error}.
     *
     * @param turn for one of the scans that run at once to end
     * @param connect for a connection
     * @param write for clamd to take the next bytes
     * @param read for the verdict, once all bytes are sent
     * @param file for all of a scan, from the connection to the verdict, once the file has arrived
     * @param retry after clamd failed, until it is tried again
     */
    record Delays(
            @DefaultValue("10s") Duration turn,
            @DefaultValue("2s") Duration connect,
            @DefaultValue("10s") Duration write,
            @DefaultValue("30s") Duration read,
            @DefaultValue("1m") Duration file,
            @DefaultValue("1s") Duration retry) {

        Delays {
            if (Stream.of(turn, connect, write, read, file, retry)
                    .anyMatch(delay -> delay.isNegative() || delay.toMillis() == 0)) {
                throw new IllegalArgumentException("assure.antivirus.delays.* are durations of 1 ms or more");
            }
        }
    }
}
