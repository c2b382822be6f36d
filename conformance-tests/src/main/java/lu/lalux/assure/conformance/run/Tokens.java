package lu.lalux.assure.conformance.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.implementation.Account;
import lu.lalux.assure.conformance.implementation.GrantedToken;
import lu.lalux.assure.conformance.implementation.Target;
import lu.lalux.assure.conformance.implementation.TokenForm;

/** Access tokens for the tests, one for each account and scope, kept while they last. */
final class Tokens {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Target target;
    private final Patience patience;
    private final Redaction redaction;
    private final TokenForm form;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private record Held(Account account, String token, Instant until) {}

    Tokens(Target target, Patience patience, Redaction redaction, TokenForm form) {
        this.target = target;
        this.patience = patience;
        this.redaction = redaction;
        this.form = form;
    }

    /** {@return the way to ask that this target answers} */
    TokenForm form() {
        return form;
    }

    /**
     * @param account who asks
     * @param scopes separated by spaces
     * @return a token that is still good for a while
     * @throws NoTokenException when the target gives none
     */
    String of(Account account, String scopes) {
        return held.compute(
                        account + " " + scopes,
                        (key, old) -> old != null && old.until().isAfter(Instant.now()) ? old : ask(account, scopes))
                .token();
    }

    /** {@return whose token it is, of those that are still held} */
    Optional<Account> owner(String token) {
        return held.values().stream()
                .filter(each -> each.token().equals(token))
                .map(Held::account)
                .findFirst();
    }

    private Held ask(Account account, String scopes) {
        Call call = account.tokenCall(target, form, scopes);
        Exchange exchange = patience.send(call, sent -> {});
        GrantedToken granted = account.read(exchange)
                .orElseThrow(() -> new NoTokenException(exchange, scopes, account.flaw(exchange.answer())));
        redaction.token(granted.token());
        return new Held(
                account,
                granted.token(),
                Instant.now().plusSeconds(granted.seconds()).minus(MARGIN));
    }
}
