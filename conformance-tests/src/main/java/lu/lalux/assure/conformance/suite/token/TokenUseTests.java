package lu.lalux.assure.conformance.suite.token;

import static lu.lalux.assure.conformance.suite.token.Authen.authorise;
import static lu.lalux.assure.conformance.suite.token.Authen.token;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.SamplePdf;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import lu.lalux.assure.conformance.suite.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.result.BlockedException;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** One token that was asked for with both scopes opens both functions, as a vendor would use it: document, Annexes. */
@ExtendWith(BenchExtension.class)
public class TokenUseTests {

    @TestFactory
    @Requirement("token.deux-fonctions")
    Stream<DynamicTest> both(Cases cases) {
        return cases.forEachFunction(
                (trial, function) -> opens(trial, function, trial.token(trial.account(function), function.scopes())));
    }

    @Test
    @Requirement("authen.deux-fonctions")
    void bothOfAPerson(Trial trial) {
        opens(trial, Fonction.EXPERT, Authen.granted(trial, authorise(trial, Map.of())));
    }

    /** One scope, as the document's example asks for. */
    @Test
    @Requirement("authen.jeton-utilisable")
    void ofAPerson(Trial trial) {
        String scope = Fonction.EXPERT.upload();
        String token = token(authorise(trial, Map.of("scope", scope)));
        if (token.isEmpty()) {
            throw new BlockedException(
                    new Text("aucun jeton n'a été obtenu de /authen", "no token was had from /authen"));
        }
        upload(trial, Fonction.EXPERT, token);
    }

    /** RFC 6749 section 5.1: a token lasts as long as its expires_in says, whatever was granted since. */
    @Test
    @Requirement("token.jeton-precedent")
    void former(Trial trial) {
        stillOpens(trial, Fonction.REPARATEUR, new Account.Client(trial.target().client()));
    }

    @Test
    @Requirement("authen.jeton-precedent")
    void formerOfAPerson(Trial trial) {
        ImplicitSettings implicit = trial.implicit();
        stillOpens(trial, Fonction.EXPERT, new Account.Person(implicit, implicit.user()));
    }

    private static void stillOpens(Trial trial, Fonction function, Account account) {
        String first = fresh(trial, account, function);
        fresh(trial, account, function);
        ScopeTests.opens(trial, first, Set.of(function.path(), function.upload()), Level.CONTRAT);
    }

    /** D25: a file is the account's, not the token's. */
    @TestFactory
    @Requirement("reglement.cle-autre-jeton")
    Stream<DynamicTest> keyOfAnotherToken(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Account account = trial.account(function);
            opens(trial, function, fresh(trial, account, function), fresh(trial, account, function));
        });
    }

    private static String fresh(Trial trial, Account account, Fonction function) {
        Call asked = account.tokenCall(trial.target(), trial.tokenForm(), function.scopes());
        return account.read(new Exchange(asked, trial.send(asked), 0))
                .map(GrantedToken::token)
                .orElseThrow(() -> new BlockedException(new Text("aucun jeton n'a été obtenu", "no token was had")));
    }

    private static void opens(Trial trial, Fonction function, String token) {
        opens(trial, function, token, token);
    }

    private static void opens(Trial trial, Fonction function, String uploads, String settles) {
        Map<String, Object> request = new Demande(trial, function).toRefuse();
        // None of the shared files: this request is right, and uses up its own.
        for (Field field : trial.contract().operation("PUT", function.path()).fields()) {
            if (field.isKey() && request.containsKey(field.name())) {
                request.put(field.name(), upload(trial, function, uploads));
            }
        }
        trial.expect().accepted(trial.send(trial.json("PUT", function.path(), settles, request)));
    }

    private static String upload(Trial trial, Fonction function, String token) {
        Map<String, Object> file = new LinkedHashMap<>(
                trial.contract().operation("PUT", function.upload()).fullestExample());
        String field = trial.contract()
                .operation("PUT", function.upload())
                .only(Field::isFile)
                .name();
        file.put(field, Base64.getEncoder().encodeToString(SamplePdf.of(trial.reference())));
        return trial.expect().verified(trial.send(trial.json("PUT", function.upload(), token, file)), "pdf");
    }
}
