package lu.lalux.assure.stub.document.scan;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What scans the files.
 *
 * @param choix {@code integre}, which knows the EICAR test file only, or {@code clamd}
 * @param adresse where clamd listens: {@code host:port}, or the absolute path of its Unix socket; nothing when built in
 * @param simultanes how many files are scanned at once, at most clamd's {@code MaxThreads}; one more waits, and so does one
 * account that has half of them ({@link FairPlaces})
 * @param delais how long anything waits for clamd
 */
@ConfigurationProperties("assure.antivirus")
record AntivirusSettings(
        @DefaultValue("integre") Choix choix,
        @DefaultValue("") String adresse,
        @DefaultValue("10") int simultanes,
        @DefaultValue Delais delais) {

    AntivirusSettings {
        if (simultanes < 1) {
            throw new IllegalArgumentException("assure.antivirus.simultanes is at least 1");
        }
        if (choix == Choix.CLAMD && adresse.isEmpty()) {
            throw new IllegalArgumentException("assure.antivirus.adresse is missing: host:port or a socket's path");
        }
    }

    /** The scanner. */
    enum Choix {
        INTEGRE,
        CLAMD
    }

    /**
     * How long is waited; after that the file's status is {@code Error}.
     *
     * @param place for one of the scans that run at once to end
     * @param connexion for a connection
     * @param ecriture for clamd to take the next bytes
     * @param lecture for the verdict, once all bytes are sent
     * @param fichier for all of a scan, from the connection to the verdict, once the file has arrived
     * @param reprise after clamd failed, until it is tried again
     */
    record Delais(
            @DefaultValue("10s") Duration place,
            @DefaultValue("2s") Duration connexion,
            @DefaultValue("10s") Duration ecriture,
            @DefaultValue("30s") Duration lecture,
            @DefaultValue("1m") Duration fichier,
            @DefaultValue("1s") Duration reprise) {

        Delais {
            if (Stream.of(place, connexion, ecriture, lecture, fichier, reprise)
                    .anyMatch(delay -> delay.isNegative() || delay.toMillis() == 0)) {
                throw new IllegalArgumentException("assure.antivirus.delais.* are durations of 1 ms or more");
            }
        }
    }
}
