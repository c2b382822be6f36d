package lu.lalux.assure.conformance.token;

import static lu.lalux.assure.conformance.token.Authen.authorise;
import static lu.lalux.assure.conformance.token.Authen.notRedirected;

import java.util.Map;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.run.BenchExtension;
import lu.lalux.assure.conformance.run.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody is sent to an address that is not registered: contract, {@code redirect_uri}; RFC 6749 section 4.2.2.1. */
@ExtendWith(BenchExtension.class)
public class RedirectTests {

    @Test
    @Requirement("authen.redirect-uri-inconnue")
    void openRedirect(Trial trial) {
        trial.implicit();
        notRedirected(trial, authorise(trial, Map.of("redirect_uri", "https://conf.invalid/vol")));
    }

    @Test
    @Requirement("authen.redirect-uri-exacte")
    void exactRedirect(Trial trial) {
        String registered = trial.implicit().redirectUri();
        notRedirected(trial, authorise(trial, Map.of("redirect_uri", registered + "/conf")));
        notRedirected(trial, authorise(trial, Map.of("redirect_uri", registered + "?conf=1")));
    }

    @Test
    @Requirement("authen.client-inconnu")
    void unknownApplication(Trial trial) {
        trial.implicit();
        notRedirected(trial, authorise(trial, Map.of("client_id", "CONF-application-inconnue")));
    }
}
