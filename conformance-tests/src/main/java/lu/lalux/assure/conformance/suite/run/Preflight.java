package lu.lalux.assure.conformance.suite.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
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
    private static final Set<Integer> ELSEWHERE = Set.of(404, 405, 410, 501);

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
        Exchange first = reachApi();
        TokenForm form = tokenForm();
        Tokens tokens = new Tokens(target, patience, redaction, form, policy, authen);
        findApi(first, tokens);
        target.otherClient().ifPresent(client -> hold(tokens, new Account.Client(client), Fonction.REPARATEUR));
        signIn(tokens);
        return new Ready(tokens, expert(tokens));
    }

    private Exchange reachApi() {
        Exchange exchange = send(put(Fonction.REPARATEUR.path()));
        if (exchange.answer().status() == NOT_UNDERSTOOD && direct) {
            Obstacle.ofHttp(exchange.call().uri()).ifPresent(hint -> {
                throw new NotRunException(List.of(hint));
            });
        }
        return exchange;
    }

    private Call put(String path) {
        return Call.of("PUT", target.address(path));
    }

    /**
     * Where none of the four addresses is one of the API's, nothing behind them can be tested: most likely another base
     * address was meant. Without a token a server may hide them all: so it is asked with one.
     */
    private void findApi(Exchange first, Tokens tokens) {
        if (!elsewhere(first.answer())) {
            return;
        }
        String token = tokens.of(new Account.Client(target.client()), Fonction.REPARATEUR.scopes());
        boolean nowhere = Stream.of(Fonction.values())
                .flatMap(function -> Stream.of(function.path(), function.upload()))
                .allMatch(path -> elsewhere(send(put(path).bearer(token)).answer()));
        if (nowhere) {
            Text answered = answered(first);
            throw new NotRunException(List.of(
                    new Text(
                            "L'API n'est pas à " + target.api() + " : " + answered.fr()
                                    + ", et de même aux trois autres adresses de l'API.",
                            "The API is not at " + target.api() + ": " + answered.en()
                                    + ", and likewise at the API's three other addresses."),
                    new Text(
                            "Donnez par --api-url l'adresse devant /reparateur, le préfixe de chemin compris.",
                            "Give by --api-url the address before /reparateur, with any prefix of the path.")));
        }
    }

    /** Not found, not to be put there, not made, or moved. */
    private static boolean elsewhere(Answer answer) {
        return ELSEWHERE.contains(answer.status()) || answer.status() / 100 == 3;
    }

    private static Text answered(Exchange exchange) {
        String location = exchange.answer()
                .header("Location")
                .map(value -> ", Location: " + value)
                .orElse("");
        String answer = exchange.answer().status() + location;
        return new Text(
                exchange.call().method() + " " + exchange.call().uri() + " a répondu " + answer,
                exchange.call().method() + " " + exchange.call().uri() + " answered " + answer);
    }

    /** A refusal is most likely of the settings; whatever else is no token is the target's fault, and the tests tell. */
    private void signIn(Tokens tokens) {
        target.implicit().ifPresent(implicit -> {
            Account person = new Account.Person(implicit, implicit.user());
            try {
                tokens.of(person, Fonction.EXPERT.scopes());
            } catch (NoAnswerException e) {
                return;
            } catch (NoTokenException e) {
                Answer answer = e.exchange().answer();
                if (!Busy.says(answer)
                        && (answer.refuses() || GrantedToken.fragment(answer).containsKey("error"))) {
                    throw refused(person, e);
                }
            }
        });
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
        return send(form.call(target.token(), target.client(), scopes));
    }

    private Exchange send(Call call) {
        try {
            return patience.send(call, exchange -> {});
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
            return Optional.of(new Account.Person(implicit, implicit.user()));
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
        return new NotRunException(List.of(
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
                        : notDecoded(who, e.scopes()).orElseGet(() -> advice(who, exchange))));
    }

    /** RFC 6749 section 2.3.1: a secret with a sign that is encoded may be right, and only not be decoded. */
    private Optional<Text> notDecoded(Account who, String scopes) {
        return who instanceof Account.Client client
                        && client.credentials().clientBasicOtherwise().stream()
                                .map(header -> TokenForm.BASIC_FORM
                                        .call(target.token(), client.credentials(), scopes)
                                        .with("Authorization", header))
                                .anyMatch(
                                        call -> GrantedToken.fromJson(send(call).answer())
                                                .isPresent())
                ? Optional.of(new Text(
                        "La cible ne prend cet identifiant et ce secret qu'écrits autrement : elle doit les décoder comme un"
                                + " formulaire, où « + » est une espace et « %2B » un plus (RFC 6749, section 2.3.1).",
                        "The target takes this id and secret only when they are written otherwise: it must decode them as a"
                                + " form, in which \"+\" is a space and \"%2B\" a plus (RFC 6749, section 2.3.1)."))
                : Optional.empty();
    }

    private static Text advice(Account who, Exchange exchange) {
        if (elsewhere(exchange.answer())) {
            return who instanceof Account.Person
                    ? new Text(
                            "Donnez l'adresse de connexion par --authen-url ; par défaut c'est celle de --api-url, suivie de /authen.",
                            "Give the authorisation endpoint by --authen-url; the default is that of --api-url, followed by /authen.")
                    : new Text(
                            "Donnez l'adresse des jetons par --token-url ; par défaut c'est celle de --api-url, suivie de /token.",
                            "Give the token endpoint by --token-url; the default is that of --api-url, followed by /token.");
        }
        if (who instanceof Account.Person person) {
            String application = "--application-id (" + person.implicit().application() + ")";
            String address = "--redirect-uri (" + person.implicit().redirectUri() + ")";
            if (exchange.answer().status() == 415) {
                return new Text(
                        "HTTP Basic n'a pas besoin de formulaire : la requête n'a pas de corps, et donc pas de Content-Type"
                                + " (contrat, POST /authen).",
                        "HTTP Basic needs no form: the request has no body, and so no Content-Type (contract, POST /authen).");
            }
            if (exchange.answer().status() == 403) {
                return new Text(
                        "HTTP Basic n'a pas besoin de _csrf : seul le formulaire de la page en porte un (contrat, POST /authen).",
                        "HTTP Basic needs no _csrf: only the page's form has one (contract, POST /authen).");
            }
            boolean colon = person.user().secret().contains(":");
            return new Text(
                    "Vérifiez " + application + " et " + address
                            + ", que la cible doit connaître l'une pour l'autre, à la lettre ; --user et son mot de passe, les portées"
                            + " accordées et --authen-url."
                            + (colon
                                    ? " Ce mot de passe a un « : » : dans HTTP Basic, c'est au premier que finit le nom (RFC 7617, section 2)."
                                    : ""),
                    "Check " + application + " and " + address
                            + ", which the target must know as belonging together, letter for letter; --user and its password, the"
                            + " scopes granted and --authen-url."
                            + (colon
                                    ? " This password has a \":\": in HTTP Basic the name ends at the first one (RFC 7617 section 2)."
                                    : ""));
        }
        return new Text(
                "Vérifiez l'identifiant, le secret (variable d'environnement ou fichier), les portées accordées et l'adresse.",
                "Check the id, the secret (environment variable or file), the scopes granted and the address.");
    }
}
