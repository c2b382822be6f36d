package lu.lalux.assure.conformance.suite.token;

import static lu.lalux.assure.conformance.suite.token.Authen.authorise;
import static lu.lalux.assure.conformance.suite.token.Authen.notRedirected;
import static lu.lalux.assure.conformance.suite.token.Authen.redirected;
import static lu.lalux.assure.conformance.suite.token.Authen.request;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody is sent to an address that is not registered: contract, {@code redirect_uri}; RFC 6749 section 4.2.2.1. */
@ExtendWith(BenchExtension.class)
public class RedirectTests {

    private static final String UNKNOWN = "https://conf.invalid/vol";

    private static final List<NearText> NAMES = List.of(
            NearText.OTHER_CASE,
            NearText.HALF,
            NearText.SHORTER,
            NearText.LONGER,
            NearText.OTHER_BEGINNING,
            NearText.OTHER_END,
            NearText.SPACE_BEFORE,
            NearText.SPACE_BEHIND,
            NearText.SQL_PATTERN);

    private static final List<Map<String, String>> ERRORS = List.of(
            Map.of("redirect_uri", UNKNOWN, "response_type", "conf"),
            Map.of("redirect_uri", UNKNOWN, "scope", "/conf-inconnue"));

    @Test
    @Requirement("authen.redirect-uri-inconnue")
    void openRedirect(Trial trial) {
        trial.implicit();
        notRedirected(trial, authorise(trial, Map.of("redirect_uri", UNKNOWN)));
    }

    @Test
    @Requirement("authen.redirect-uri-exacte")
    void exactRedirect(Trial trial) {
        for (String other : Lookalikes.of(trial.implicit().redirectUri())) {
            notRedirected(trial, authorise(trial, Map.of("redirect_uri", other)));
        }
        leftOut(trial);
    }

    /** It may be, where one is registered: how many are, nobody but the target knows. */
    private static void leftOut(Trial trial) {
        Call whole = request(trial, "POST", Map.of());
        URI without = URI.create(whole.uri().toString().replaceFirst("redirect_uri=[^&]*&", ""));
        Answer answer = trial.send(Call.of("POST", without)
                .with("Accept", "*/*")
                .with("Authorization", trial.implicit().user().userBasic()));
        if (answer.status() == 400) {
            notRedirected(trial, answer);
        } else {
            redirected(trial, Level.CONTRAT, answer);
        }
    }

    /** An error is told to the person then, not to whoever asked to be told (RFC 9700 section 4.11.2). */
    @Test
    @Requirement("authen.redirect-uri-erreur")
    void errorElsewhere(Trial trial) {
        trial.implicit();
        for (Map<String, String> error : ERRORS) {
            notRedirected(trial, authorise(trial, error));
            notRedirected(trial, page(trial, error));
        }
    }

    @Test
    @Requirement("authen.page-redirect-uri")
    void pageForElsewhere(Trial trial) {
        notRedirected(trial, page(trial, Map.of("redirect_uri", UNKNOWN)));
        for (String other : Lookalikes.of(trial.implicit().redirectUri())) {
            notRedirected(trial, page(trial, Map.of("redirect_uri", other)));
        }
    }

    @Test
    @Requirement("authen.client-inconnu")
    void unknownApplication(Trial trial) {
        trial.implicit();
        notRedirected(trial, authorise(trial, Map.of("client_id", "CONF-application-inconnue")));
    }

    /** D32: together the parameters may be as long as a request line that each server reads (RFC 9112 section 3). */
    @Test
    @Requirement("authen.ligne-longue")
    void longestLine(Trial trial) {
        trial.implicit();
        Map<String, String> longest = new LinkedHashMap<>();
        trial.contract().operation("GET", "/authen").parameters().stream()
                .filter(parameter -> parameter.maxLength().isPresent())
                .forEach(parameter -> longest.put(
                        parameter.name(),
                        "\"".repeat(Math.toIntExact(parameter.maxLength().getAsLong()))));
        Answer answer = page(trial, longest);
        notRedirected(trial, answer);
        trial.expect().status(Level.CONTRAT, answer, 400);
    }

    /** RFC 6749 section 2.2: a client's identifier is a string, and strings have their case (section 1.1). */
    @Test
    @Requirement("authen.application-approchante")
    void nearApplication(Trial trial) {
        String application = trial.implicit().application();
        for (NearText near : NAMES) {
            notRedirected(trial, authorise(trial, Map.of("client_id", near.of(application))));
        }
    }

    /** Who may ask by its secret has no address to which tokens are sent. */
    @Test
    @Requirement("authen.client-confidentiel")
    void confidentialClient(Trial trial) {
        trial.implicit();
        notRedirected(
                trial,
                authorise(trial, Map.of("client_id", trial.target().client().name())));
    }

    private static Answer page(Trial trial, Map<String, String> changes) {
        return trial.send(request(trial, "GET", changes).with("Accept", "text/html"));
    }
}
