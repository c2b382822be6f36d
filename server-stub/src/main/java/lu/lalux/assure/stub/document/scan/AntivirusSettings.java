package lu.lalux.assure.stub.document.scan;

import java.time.Duration;
import java.util.Map;
import lu.lalux.assure.stub.problem.WrongValueException;
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
        WrongValueException.unless(parallel >= 1, "assure.antivirus.parallel", "number.from", 1);
        WrongValueException.unless(scanner != Scanner.CLAMD || !address.isEmpty(), ClamdAddress.SETTING, "clamd");
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
            Map.of("turn", turn, "connect", connect, "write", write, "read", read, "file", file, "retry", retry)
                    .forEach((name, delay) -> WrongValueException.unless(
                            delay.toMillis() > 0, "assure.antivirus.delays." + name, "duration.from", "1ms"));
        }
    }
}
