package lu.lalux.assure.conformance.run;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.NoAnswerException;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Transcript;
import lu.lalux.assure.conformance.implementation.Account;
import lu.lalux.assure.conformance.implementation.Fonction;
import lu.lalux.assure.conformance.implementation.GrantedToken;
import lu.lalux.assure.conformance.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.implementation.Target;
import lu.lalux.assure.conformance.implementation.TokenForm;
import lu.lalux.assure.conformance.register.Text;

/** Before the first test: is somebody there, and do the credentials hold? A run that cannot mean anything is not begun. */
final class Preflight {

    private final Target target;
    private final Patience patience;
    private final Redaction redaction;

    Preflight(Target target, Patience patience, Redaction redaction) {
        this.target = target;
        this.patience = patience;
        this.redaction = redaction;
    }

    /** What is known afterwards: how tokens are asked for, and who acts as the expert. */
    record Ready(Tokens tokens, Optional<Account> expert) {}

    Ready check() {
        reachApi();
        TokenForm form = tokenForm();
        Tokens tokens = new Tokens(target, patience, redaction, form);
        target.otherClient().ifPresent(client -> hold(tokens, new Account.Client(client), Fonction.REPARATEUR));
        return new Ready(tokens, expert(tokens));
    }

    private void reachApi() {
        try {
            patience.send(Call.of("PUT", target.address(Fonction.REPARATEUR.path())), exchange -> {});
        } catch (NoAnswerException e) {
            throw unreachable(e);
        }
    }

    private TokenForm tokenForm() {
        Exchange first = null;
        for (TokenForm form : TokenForm.values()) {
            Exchange exchange = send(form);
            first = first == null ? exchange : first;
            if (GrantedToken.fromJson(exchange.answer()).isPresent()) {
                return form;
            }
        }
        throw refused(target.client().name(), first);
    }

    private Exchange send(TokenForm form) {
        try {
            return patience.send(
                    form.call(target.token(), target.client(), Fonction.REPARATEUR.scopes()), exchange -> {});
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
            throw refused(name(account), e.exchange());
        } catch (NoAnswerException e) {
            throw unreachable(e);
        }
    }

    private static String name(Account account) {
        return account instanceof Account.Client client
                ? client.credentials().name()
                : ((Account.Person) account).user().name();
    }

    private static NotRunException unreachable(NoAnswerException e) {
        String where = e.call().uri().toString();
        return new NotRunException(List.of(
                new Text(
                        "Rien ne répond à " + where + " (" + e.getMessage() + ").",
                        "Nothing answers at " + where + " (" + e.getMessage() + ")."),
                new Text(
                        "Vérifiez --api-url, --token-url et --authen-url, et que le serveur est démarré.",
                        "Check --api-url, --token-url and --authen-url, and that the server is started.")));
    }

    private NotRunException refused(String account, Exchange exchange) {
        String answer = new Transcript(redaction)
                        .response(exchange.answer())
                        .lines()
                        .findFirst()
                        .orElse("")
                + " "
                + redaction.apply(exchange.answer().json().path("error").asString(""));
        return new NotRunException(
                List.of(
                        new Text(
                                "Aucun jeton pour « " + account + " » : "
                                        + exchange.call().uri() + " a répondu " + answer.strip() + ".",
                                "No token for \"" + account + "\": "
                                        + exchange.call().uri() + " answered " + answer.strip() + "."),
                        new Text(
                                "Vérifiez l'identifiant, le secret (variable d'environnement ou fichier), les portées accordées et l'adresse.",
                                "Check the id, the secret (environment variable or file), the scopes granted and the address.")));
    }
}
