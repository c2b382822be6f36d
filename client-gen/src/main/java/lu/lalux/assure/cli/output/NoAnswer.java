package lu.lalux.assure.cli.output;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import lu.lalux.assure.client.problem.AssureException;

/** Why no answer came, as far as the person at the keyboard can do something about it. */
enum NoAnswer {
    UNTRUSTED("untrusted"),
    UNKNOWN_HOST("unknown-host"),
    TIMEOUT("timeout"),
    REFUSED("refused"),
    TLS("tls"),
    CUT("cut");

    private final String word;

    NoAnswer(String word) {
        this.word = word;
    }

    /** Behind {@code no-answer.} among the texts. */
    String word() {
        return word;
    }

    /** @param refusal of status 0 */
    static NoAnswer of(AssureException refusal) {
        if (refusal.untrusted()) {
            return UNTRUSTED;
        }
        List<Throwable> causes = Stream.iterate(refusal.getCause(), one -> one != null, Throwable::getCause)
                .toList();
        if (any(causes, UnresolvedAddressException.class) || any(causes, UnknownHostException.class)) {
            return UNKNOWN_HOST;
        }
        if (any(causes, HttpTimeoutException.class) || any(causes, TimeoutException.class)) {
            return TIMEOUT;
        }
        if (any(causes, SSLException.class)) {
            return TLS;
        }
        return any(causes, ConnectException.class) ? REFUSED : CUT;
    }

    private static boolean any(List<Throwable> causes, Class<? extends Throwable> kind) {
        return causes.stream().anyMatch(kind::isInstance);
    }
}
