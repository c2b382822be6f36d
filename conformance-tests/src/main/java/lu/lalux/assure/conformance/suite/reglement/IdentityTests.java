package lu.lalux.assure.conformance.suite.reglement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.implementation.GrantedToken;
import lu.lalux.assure.conformance.suite.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which requests are one and the same (D19): those of one account, function, provider, reference and type; of these,
 * one content only is kept.
 */
@ExtendWith(BenchExtension.class)
public class IdentityTests {

    private static final int AT_ONCE = 4;

    /** A conflict is told, and leaves the first request as it was: it is still the one that may be sent again. */
    @TestFactory
    @Requirement("reglement.conflit-champ")
    Stream<DynamicTest> eachOtherContent(Cases cases) {
        return Stream.of(Fonction.values())
                .flatMap(function -> OtherContents.of(cases.contract().operation("PUT", function.path())).stream()
                        .flatMap(other -> cases.one(
                                function.word() + "." + other.name(),
                                Map.of("fonction", function.path(), "champ", String.join(", ", other.fields())),
                                trial -> {
                                    Demande demande = new Demande(trial, function);
                                    Map<String, Object> first = other.before().apply(demande.valid());
                                    trial.expect().accepted(demande.send(first));
                                    Map<String, Object> changed = other.change().apply(first, demande::freshKey);
                                    Map<String, Object> known = demande.knownChange(first, changed);
                                    // Twice: who forgets the first one at a conflict takes the other one afterwards.
                                    trial.expect().conflict(demande.send(known), demande.facts());
                                    trial.expect().conflict(demande.send(known), demande.facts());
                                    trial.expect().accepted(demande.send(first));
                                })));
    }

    /** The function is a part of what makes two requests the same one: D19. */
    @Test
    @Requirement("reglement.reference-deux-metiers")
    void sameReferenceInBothTrades(Trial trial) {
        Account both = trial.bothAccount();
        Demande repairer = new Demande(trial, Fonction.REPARATEUR, both);
        Demande expert = new Demande(trial, Fonction.EXPERT, both);
        Map<String, Object> first = repairer.valid();
        Map<String, Object> second = expert.valid();
        second.put(expert.facts().reference(), first.get(repairer.facts().reference()));
        second.put(expert.facts().provider(), first.get(repairer.facts().provider()));
        second.put(expert.facts().type(), first.get(repairer.facts().type()));
        Object provider = second.get(expert.facts().provider());
        if (expert.looksProvidersUp() && !(repairer.isOwnProvider(provider) && expert.isOwnProvider(provider))) {
            throw trial.notApplicable(new Text(
                    "la cible ne connaît que ses prestataires, et aucun qui soit de ce client dans les deux fonctions n'est "
                            + "donné (--both-provider-id, --data)",
                    "the target knows only its own providers, and none that is this client's in both functions is given "
                            + "(--both-provider-id, --data)"));
        }
        trial.expect().accepted(repairer.send(first));
        trial.expect().accepted(expert.send(second));
        trial.expect().accepted(repairer.send(first));
    }

    /**
     * D19: the reference is looked at first; and what is on record is the same request still, whatever has become of
     * its file.
     */
    @TestFactory
    @Requirement("reglement.conflit-avant-regles")
    Stream<DynamicTest> conflictBeforeRules(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> first = demande.valid();
            trial.expect().accepted(demande.send(first));
            for (Field field :
                    trial.contract().operation("PUT", function.path()).fields()) {
                if (field.isKey()) {
                    Map<String, Object> other = new LinkedHashMap<>(first);
                    other.put(field.name(), UUID.randomUUID() + ".pdf");
                    trial.expect().refused(demande.send(other), 409);
                }
            }
            Map<String, Object> inexact = new LinkedHashMap<>(first);
            inexact.put(demande.facts().sums().get(0).total(), "1.00");
            trial.expect().refused(demande.send(inexact), 409);
            trial.expect().accepted(demande.send(first));
        });
    }

    /** RFC 8259 section 4: an object is unordered; section 2: blanks between its tokens mean nothing. */
    @TestFactory
    @Requirement("reglement.json-reecrit")
    Stream<DynamicTest> sameJsonWrittenOtherwise(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.valid();
            Call first = demande.call(request);
            trial.expect().accepted(trial.send(first));
            Map<String, Object> reversed = new LinkedHashMap<>();
            List<String> names = new ArrayList<>(request.keySet());
            Collections.reverse(names);
            names.forEach(name -> reversed.put(name, request.get(name)));
            trial.expect().accepted(demande.send(reversed));
            String spaced = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(request);
            trial.expect().accepted(trial.send(first.body("application/json", spaced)));
        });
    }

    /** D25: a software house sends for several providers with one account. */
    @TestFactory
    @Requirement("reglement.reference-autre-identifiant")
    Stream<DynamicTest> otherProvider(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            for (String type : types(cases, function)) {
                Map<String, Object> first = demande.valid();
                first.put(demande.facts().type(), type);
                Map<String, Object> second = demande.ofOtherProvider(sameReference(demande, first));
                second.put(demande.facts().type(), type);
                bothKept(trial, demande, first, demande, second);
            }
        });
    }

    /** {@return invoices and credit notes: a server may have a branch for each} */
    private static List<String> types(Cases cases, Fonction function) {
        Operation operation = cases.contract().operation("PUT", function.path());
        return operation.field(operation.asSettlement().type()).orElseThrow().values();
    }

    /** The claim is no part of the key: one may have several invoices, and several credit notes. */
    @TestFactory
    @Requirement("reglement.sinistre-partage")
    Stream<DynamicTest> oneClaim(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            for (String type : types(cases, function)) {
                Map<String, Object> first = demande.valid();
                first.put(demande.facts().type(), type);
                Map<String, Object> second = demande.again(first);
                second.put(demande.facts().reference(), trial.reference());
                bothKept(trial, demande, first, demande, second);
            }
        });
    }

    /** D25: the account is a part of the key. */
    @TestFactory
    @Requirement("reglement.reference-autre-compte")
    Stream<DynamicTest> otherAccount(Cases cases) {
        return cases.forEachFunction(
                (trial, function) -> ofTwo(trial, function, trial.account(function), trial.otherAccount(function)));
    }

    /** D25: with the implicit grant the account is the person, not the application. */
    @Test
    @Requirement("reglement.reference-autre-personne")
    void otherPerson(Trial trial) {
        ImplicitSettings implicit = trial.implicit();
        ofTwo(
                trial,
                Fonction.EXPERT,
                new Account.Person(implicit, implicit.user()),
                trial.otherAccount(Fonction.EXPERT));
    }

    /** What stands between the parts of a joined key may stand inside of a part too. */
    @TestFactory
    @Requirement("reglement.identite-jointe")
    Stream<DynamicTest> joined(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            for (String separator : List.of("", "-", "/", "|", ":")) {
                String one = trial.reference();
                String two = one + separator + one;
                trial.expect().accepted(demande.send(identified(demande, one, two)));
                trial.expect().accepted(demande.send(identified(demande, two, one)));
            }
        });
    }

    private static Map<String, Object> identified(Demande demande, String provider, String reference) {
        Map<String, Object> request = demande.valid();
        request.put(demande.facts().provider(), provider);
        request.put(demande.facts().reference(), reference);
        return request;
    }

    /** Two texts are the same when their characters are; no clause says that case does not count. */
    @TestFactory
    @Requirement("reglement.reference-autre-casse")
    Stream<DynamicTest> otherCase(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> first = demande.valid();
            String field = demande.facts().reference();
            String reference = first.get(field) + "-abc";
            first.put(field, reference);
            Map<String, Object> second = sameReference(demande, first);
            second.put(field, reference.toUpperCase(Locale.ROOT));
            bothKept(trial, demande, first, demande, second);
        });
    }

    private static void ofTwo(Trial trial, Fonction function, Account one, Account other) {
        Demande first = new Demande(trial, function, one);
        Demande second = new Demande(trial, function, other);
        Map<String, Object> request = first.valid();
        bothKept(trial, first, request, second, second.again(request));
    }

    /** With files of its own: whether a key may be used twice is the server's affair (D18). */
    private static Map<String, Object> sameReference(Demande demande, Map<String, Object> first) {
        Map<String, Object> second = demande.valid();
        second.computeIfPresent(demande.facts().reference(), (field, own) -> first.get(field));
        return second;
    }

    private static void bothKept(
            Trial trial, Demande one, Map<String, Object> first, Demande other, Map<String, Object> second) {
        trial.expect().accepted(one.send(first));
        trial.expect().accepted(other.send(second));
        trial.expect().accepted(one.send(first));
    }

    /** What a server keeps of the caller in one place for all of them, another caller overwrites meanwhile. */
    @TestFactory
    @Requirement("reglement.comptes-simultanes")
    Stream<DynamicTest> accountsAtTheSameTime(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            List<Account> accounts = Stream.iterate(
                            List.of(trial.account(function), trial.otherAccount(function)), pair -> pair)
                    .limit(AT_ONCE)
                    .flatMap(List::stream)
                    .toList();
            List<Call> asked = accounts.stream()
                    .map(account -> account.tokenCall(trial.target(), trial.tokenForm(), function.scopes()))
                    .toList();
            List<Answer> tokens = trial.sendTogether(asked);
            List<Call> settlements = new ArrayList<>();
            for (int each = 0; each < accounts.size(); each++) {
                Account account = accounts.get(each);
                Answer answer = tokens.get(each);
                Optional<GrantedToken> granted = account.read(new Exchange(asked.get(each), answer, 0));
                trial.require(
                        Level.CONTRAT,
                        granted.isPresent(),
                        new Text("un jeton pour chacun", "a token for each"),
                        Expectations.received(answer));
                Demande demande = new Demande(trial, function, account);
                settlements.add(demande.call(demande.valid())
                        .bearer(granted.orElseThrow().token()));
            }
            trial.sendTogether(settlements).forEach(answer -> trial.expect().accepted(answer));
        });
    }
}
