package lu.lalux.assure.conformance.suite.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.NoAnswerException;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.implementation.Busy;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import lu.lalux.assure.conformance.suite.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.suite.implementation.Obstacle;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.implementation.TokenForm;
import lu.lalux.assure.conformance.suite.reading.Trait;
import lu.lalux.assure.conformance.suite.result.NoTokenException;

/**
 * Before the first test: is somebody there, and do the credentials hold? A run that cannot mean anything is not begun.
 */
final class Preflight {

    private static final int NOT_UNDERSTOOD = 400;

    private final Target target;
    private final Patience patience;
    private final Redaction redaction;
    private final boolean direct;
    private final ReadingPolicy policy;
    private final AuthenReading authen;

    /**
     * @param target to be looked at
     * @param patience sends
     * @param redaction learns the tokens
     * @param direct whether requests go straight to the target, and not through a proxy
     * @param policy whether the target's reading of the document matters
     * @param authen how {@code /authen} is read
     */
    Preflight(
            Target target,
            Patience patience,
            Redaction redaction,
            boolean direct,
            ReadingPolicy policy,
            AuthenReading authen) {
        this.direct = direct;
        this.policy = policy;
        this.authen = authen;
        this.target = target;
        this.patience = patience;
        this.redaction = redaction;
    }

    /** What is known afterwards: how tokens are asked for, and who acts as the expert. */
    record Ready(Tokens tokens, Optional<Account> expert) {}

    Ready check() {
        reachApi();
        TokenForm form = tokenForm();
        Tokens tokens = new Tokens(target, patience, redaction, form, policy, authen);
        target.otherClient().ifPresent(client -> hold(tokens, new Account.Client(client), Fonction.REPARATEUR));
        return new Ready(tokens, expert(tokens));
    }

    private void reachApi() {
        try {
            Call call = Call.of("PUT", target.address(Fonction.REPARATEUR.path()));
            if (patience.send(call, exchange -> {}).answer().status() == NOT_UNDERSTOOD && direct) {
                Obstacle.ofHttp(call.uri()).ifPresent(hint -> {
                    throw new NotRunException(List.of(hint));
                });
            }
        } catch (NoAnswerException e) {
            throw unreachable(e);
        }
    }

    private TokenForm tokenForm() {
        Exchange first = null;
        for (String scopes : scopes()) {
            for (TokenForm form : forms()) {
                Exchange exchange = send(form, scopes);
                first = first == null ? exchange : first;
                if (GrantedToken.fromJson(exchange.answer()).isPresent()) {
                    return form;
                }
            }
        }
        Account client = new Account.Client(target.client());
        throw refused(client, new NoTokenException(first, Fonction.REPARATEUR.scopes(), client.flaw(first.answer())));
    }

    /** Both at once; and, since the document's example asks for one, one. */
    private List<String> scopes() {
        String one = Fonction.REPARATEUR.path();
        if (policy.forced().isPresent()) {
            return List.of(policy.forces(Trait.ONE_SCOPE) ? one : Fonction.REPARATEUR.scopes());
        }
        return policy.sought() ? List.of(Fonction.REPARATEUR.scopes(), one) : List.of(Fonction.REPARATEUR.scopes());
    }

    /** D8: GET is a reading of the document's only. */
    private List<TokenForm> forms() {
        return Stream.of(TokenForm.values())
                .filter(form -> policy.forced().isPresent()
                        ? form.isBasic() != policy.forces(Trait.BARE_HEADER)
                                && form.isQuery() == policy.forces(Trait.TOKEN_QUERY)
                                && form.isGet() == policy.forces(Trait.TOKEN_GET)
                        : policy.sought() || !form.isGet())
                .toList();
    }

    private Exchange send(TokenForm form, String scopes) {
        try {
            return patience.send(form.call(target.token(), target.client(), scopes), exchange -> {});
        } catch (NoAnswerException e) {
            throw unreachable(e);
        }
    }

    /** D15: the expert's rights may be a client's or a person's; the first client is the last resort. */
    private Optional<Account> expert(Tokens tokens) {
        if (target.expertClient().isPresent()) {
            Account account = new Account.Client(target.expertClient().get());
            hold(tokens, account, Fonction.EXPERT);
            return Optional.of(account);
        }
        if (target.implicit().isPresent()) {
            ImplicitSettings implicit = target.implicit().get();
            Account account = new Account.Person(implicit, implicit.user());
            hold(tokens, account, Fonction.EXPERT);
            return Optional.of(account);
        }
        Account account = new Account.Client(target.client());
        try {
            tokens.of(account, Fonction.EXPERT.scopes());
            return Optional.of(account);
        } catch (NoTokenException e) {
            return Optional.empty();
        }
    }

    private void hold(Tokens tokens, Account account, Fonction function) {
        try {
            tokens.of(account, function.scopes());
        } catch (NoTokenException e) {
            throw refused(account, e);
        } catch (NoAnswerException e) {
            throw unreachable(e);
        }
    }

    private static String name(Account account) {
        return account instanceof Account.Client client
                ? client.credentials().name()
                : ((Account.Person) account).user().name();
    }

    private NotRunException unreachable(NoAnswerException e) {
        String where = e.call().uri().toString();
        return new NotRunException(List.of(
                new Text(
                        "Rien ne répond à " + where + " (" + e.getMessage() + ").",
                        "Nothing answers at " + where + " (" + e.getMessage() + ")."),
                Obstacle.before(e, direct)
                        .orElse(new Text(
                                "Vérifiez --api-url, --token-url et --authen-url, et que le serveur est démarré.",
                                "Check --api-url, --token-url and --authen-url, and that the server is started."))));
    }

    private NotRunException refused(Account who, NoTokenException e) {
        String account = name(who);
        Exchange exchange = e.exchange();
        boolean busy = Busy.says(exchange.answer());
        Text flaw = busy ? Expectations.received(exchange.answer()) : e.flaw();
        return new NotRunException(
                List.of(
                        new Text(
                                "Aucun jeton pour « " + account + " », portées demandées : " + e.scopes() + "."
                                        + " " + exchange.call().uri() + " a répondu "
                                        + redaction.apply(flaw.fr()) + ".",
                                "No token for \"" + account + "\", scopes asked for: " + e.scopes() + "."
                                        + " " + exchange.call().uri() + " answered "
                                        + redaction.apply(flaw.en()) + "."),
                        busy
                                ? new Text(
                                        "La cible ne prend pas de requête en ce moment ; réessayez plus tard.",
                                        "The target takes no request now; try again later.")
                                : new Text(
                                        "Vérifiez l'identifiant, le secret (variable d'environnement ou fichier), les portées accordées et l'adresse.",
                                        "Check the id, the secret (environment variable or file), the scopes granted and the address.")));
    }
}
