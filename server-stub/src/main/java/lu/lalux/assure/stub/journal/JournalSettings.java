package lu.lalux.assure.stub.journal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The journal of requests.
 *
 * @param keep what is kept
 */
@ConfigurationProperties("assure.journal")
record JournalSettings(@DefaultValue("sandbox") Keep keep) {

    /** There is no way to have bodies outside of a sandbox. */
    enum Keep {
        /** In a sandbox exchanges with their bodies, elsewhere nothing. */
        SANDBOX,
        /** Exchanges without their bodies. */
        WITHOUT_BODIES,
        /** Nothing. */
        NONE
    }

    boolean isOn(boolean sandbox) {
        return keep == Keep.WITHOUT_BODIES || keep == Keep.SANDBOX && sandbox;
    }

    boolean withBodies() {
        return keep == Keep.SANDBOX;
    }
}
