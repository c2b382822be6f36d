package lu.lalux.assure.conformance.suite.run;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.implementation.TokenForm;
import lu.lalux.assure.conformance.suite.reading.Trait;
import lu.lalux.assure.conformance.suite.result.NoTokenException;

/** Access tokens for the tests, one for each account and scope, kept while they last. */
final class Tokens {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Target target;
    private final Patience patience;
    private final Redaction redaction;
    private final TokenForm form;
    private final ReadingPolicy policy;
    private final AuthenReading authen;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Set<Account> oneScope = ConcurrentHashMap.newKeySet();

    private record Held(Account account, String token, long seconds, Instant until) {}

    Tokens(
            Target target,
            Patience patience,
            Redaction redaction,
            TokenForm form,
            ReadingPolicy policy,
            AuthenReading authen) {
        this.target = target;
        this.patience = patience;
        this.redaction = redaction;
        this.form = form;
        this.policy = policy;
        this.authen = authen;
    }

    /** {@return how the target reads the token request} */
    Set<Trait> reading() {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        add(traits, Trait.BARE_HEADER, !form.isBasic());
        add(traits, Trait.TOKEN_QUERY, form.isQuery());
        add(traits, Trait.TOKEN_GET, form.isGet());
        add(
                traits,
                Trait.ONE_SCOPE,
                policy.forces(Trait.ONE_SCOPE) || oneScope.stream().anyMatch(Account.Client.class::isInstance));
        return traits;
    }

    private static void add(Set<Trait> traits, Trait trait, boolean taken) {
        if (taken) {
            traits.add(trait);
        }
    }

    /** {@return the way to ask that this target answers} */
    TokenForm form() {
        return form;
    }

    /**
     * @param account who asks
     * @param scopes separated by spaces; where the target gives one token for one scope, the first counts
     * @return a token that is still good for a while
     * @throws NoTokenException when the target gives none
     */
    String of(Account account, String scopes) {
        return held.compute(
                        account + " " + scopes,
                        (key, old) -> old != null && old.until().isAfter(Instant.now()) ? old : ask(account, scopes))
                .token();
    }

    /** {@return whose token a request has, of those that are still held} */
    Optional<Account> owner(Call call) {
        return held(call).map(Held::account);
    }

    /** {@return for how many seconds a request's token was given, of those that are still good} */
    Optional<Long> given(Call call) {
        return held(call).filter(each -> each.until().isAfter(Instant.now())).map(Held::seconds);
    }

    private Optional<Held> held(Call call) {
        return call.headers().stream()
                .filter(header -> header.name().equals("Authorization"))
                .map(header -> header.value().replaceFirst("^Bearer ", ""))
                .flatMap(token ->
                        held.values().stream().filter(each -> each.token().equals(token)))
                .findFirst();
    }

    private Held ask(Account account, String scopes) {
        boolean several = scopes.contains(" ");
        String first = scopes.split(" ", 2)[0];
        Exchange exchange = send(account, several && policy.forces(Trait.ONE_SCOPE) ? first : scopes);
        if (several && policy.sought() && account.read(exchange).isEmpty()) {
            // The document's example asks for one scope: a server may give each token for one.
            Exchange ofOne = send(account, first);
            if (account.read(ofOne).isPresent()) {
                oneScope.add(account);
                exchange = ofOne;
            }
        }
        return held(account, exchange, scopes);
    }

    private Exchange send(Account account, String scopes) {
        Call call = account.tokenCall(target, form, scopes);
        return patience.send(account instanceof Account.Person ? authen.form().write(call) : call, sent -> {});
    }

    private Held held(Account account, Exchange exchange, String scopes) {
        GrantedToken granted = account.read(exchange)
                .orElseThrow(() -> new NoTokenException(exchange, scopes, account.flaw(exchange.answer())));
        redaction.token(granted.token());
        return new Held(
                account,
                granted.token(),
                granted.seconds(),
                Instant.now().plusSeconds(granted.seconds()).minus(MARGIN));
    }
}
