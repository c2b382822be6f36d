package lu.lalux.assure.conformance.judge.trial.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.trial.transport.Outgoing;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;

/** The tokens that a client has; used by several threads. */
final class Purse {

    /** So many times in a row without a token, and a person has to look at it. */
    private static final int FAILURES = 3;

    private record Held(String token, long end) {}

    private final ClientSettings settings;
    private final Ways ways;
    private final Credentials credentials;
    private final Exchanges exchanges;
    private final Map<String, Held> held = new HashMap<>();
    private String stopped = "";
    private int failures;
    private long notBefore = System.nanoTime();

    Purse(ClientSettings settings, Ways ways, Credentials credentials, Exchanges exchanges) {
        this.settings = settings;
        this.ways = ways;
        this.credentials = credentials;
        this.exchanges = exchanges;
    }

    /** {@return the token for a step; asked for, if there is none} */
    synchronized String token(Step step) {
        if (!stopped.isEmpty()) {
            throw new StoppedException(stopped);
        }
        String scopes = scopes(step.kind());
        String name = name(step, scopes);
        Held found = held.get(name);
        if (found == null || found.end() - System.nanoTime() < 0) {
            try {
                found = ask(step, scopes);
                failures = 0;
            } catch (NoTokenNowException e) {
                failures++;
                if (failures < FAILURES) {
                    throw e;
                }
                stopped = "no token";
                throw new StoppedException(stopped);
            } catch (StoppedException e) {
                stopped = e.getMessage();
                throw e;
            }
            held.put(name, found);
        }
        if (ways.tokens() == TokenUse.ONE_PER_CALL) {
            held.clear();
        }
        return found.token();
    }

    /** The token is of no use any more. */
    synchronized void drop(String token) {
        held.values().removeIf(found -> found.token().equals(token));
    }

    private String name(Step step, String scopes) {
        return ways.tokens() == TokenUse.ONE_PER_INVOICE
                ? step.invoice().map(invoice -> invoice.name()).orElse("")
                : scopes;
    }

    private String scopes(Kind kind) {
        Fonction trade = settings.software().trade();
        if (ways.tokens() != TokenUse.ONE_PER_SCOPE) {
            return trade.scopes();
        }
        return kind == Kind.UPLOAD ? trade.upload() : trade.path();
    }

    private Held ask(Step step, String scopes) {
        exchanges.await(notBefore);
        if (settings.software().way() == TokenWay.IMPLICIT) {
            return held(new SignIn(settings, ways, credentials, exchanges).token(step, scopes), 3_600);
        }
        Outgoing request = new Outgoing(
                "POST",
                settings.tokens(),
                "/token",
                List.of(
                        new Header("User-Agent", exchanges.agent()),
                        new Header("Accept", "application/json"),
                        new Header("Authorization", credentials.clientBasic()),
                        new Header("Content-Type", "application/x-www-form-urlencoded")),
                ("grant_type=client_credentials&scope=" + URLEncoder.encode(scopes, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.US_ASCII));
        Exchanges.Outcome outcome =
                exchanges.run(Step.first(Kind.TOKEN, step.invoice(), ""), () -> "", same -> request);
        if (outcome.next() == Decision.Next.STOP) {
            throw new StoppedException("the access is refused");
        }
        if (outcome.next() != Decision.Next.TAKE) {
            notBefore = System.nanoTime() + settings.tempo().of(outcome.pause()).toNanos();
            throw new NoTokenNowException();
        }
        return held(
                outcome.answer().json().path("access_token").asString(""),
                outcome.answer().json().path("expires_in").asInt(3_600));
    }

    private Held held(String token, int seconds) {
        Duration life = settings.tempo().of(Duration.ofSeconds(seconds));
        // Who does not renew ahead of time waits for a 401.
        return new Held(
                token,
                System.nanoTime()
                        + (ways.tokens() == TokenUse.RENEWED_AHEAD
                                ? life.toNanos() / 10 * 9
                                : Duration.ofDays(1).toNanos()));
    }
}
