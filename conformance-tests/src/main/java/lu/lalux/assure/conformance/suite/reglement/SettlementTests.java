package lu.lalux.assure.conformance.suite.reglement;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.Settlement;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What both settlements share: document, Envoi de la demande de règlement; decisions D16 to D21. */
@ExtendWith(BenchExtension.class)
public class SettlementTests {

    private static final int AT_ONCE = 5;

    /**
     * How many times larger than the largest request: 2 MiB and more, which servers do not usually read to their end.
     */
    private static final int FAR_ABOVE = 33;

    /** Deeper than any reader's stack, and within the limit of a body. */
    private static final int DEEP = 20_000;

    /** What readers take, and what comes behind them, with more of the stack for a level, need not: D16. */
    private static final List<Integer> DEPTHS = List.of(DEEP, 900, 500, 200);

    @TestFactory
    @Requirement("reglement.202")
    Stream<DynamicTest> accepted(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            trial.expect().status(Level.DOCUMENT, demande.send(demande.valid()), 202);
        });
    }

    /** D1, D3, D4, D6, D7: where the document says a thing in two ways, the contract has settled one. */
    @TestFactory
    @Requirement("reglement.forme")
    Stream<DynamicTest> ofTheContractsForm(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            trial.expect().status(Level.CONTRAT, demande.send(demande.valid()), 202);
        });
    }

    @TestFactory
    @Requirement("reglement.sans-contenu")
    Stream<DynamicTest> noContent(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Answer answer = demande.send(demande.valid());
            trial.require(Level.DOCUMENT, answer.succeeds(), Text.both("HTTP 202"), Expectations.received(answer));
            trial.expect().noContent(answer);
        });
    }

    /** Each of the contract's examples: what it makes of the document's printed requests, and its own. */
    @TestFactory
    @Requirement("reglement.exemple")
    Stream<DynamicTest> examples(Cases cases) {
        return Stream.of(Fonction.values()).flatMap(function -> {
            Operation operation = cases.contract().operation("PUT", function.path());
            return operation.examples().entrySet().stream()
                    .flatMap(example -> cases.one(
                            function.word() + "." + example.getKey(),
                            Map.of("exemple", example.getKey(), "fonction", function.path()),
                            trial -> {
                                Demande demande = new Demande(trial, function);
                                trial.expect().accepted(demande.send(demande.of(example.getValue())));
                            }));
        });
    }

    @TestFactory
    @Requirement("reglement.idempotence")
    Stream<DynamicTest> sameAgain(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.valid();
            trial.expect().accepted(demande.send(request));
            trial.expect().accepted(demande.send(request));
        });
    }

    @TestFactory
    @Requirement("reglement.conflit")
    Stream<DynamicTest> otherContent(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.valid();
            trial.expect().accepted(demande.send(request));
            trial.expect().conflict(demande.send(demande.other(request, 1)), demande.facts());
        });
    }

    /** D19: amounts are compared by value. */
    @TestFactory
    @Requirement("reglement.montant-reecrit")
    Stream<DynamicTest> sameAmountsWrittenOtherwise(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.valid();
            trial.expect().accepted(demande.send(request));
            Map<String, Object> rewritten = new LinkedHashMap<>(request);
            trial.contract().operation("PUT", function.path()).fields().stream()
                    .filter(Field::isAmount)
                    .forEach(field -> rewritten.computeIfPresent(
                            field.name(),
                            (name, amount) -> new BigDecimal(String.valueOf(amount))
                                    .setScale(2)
                                    .toPlainString()));
            trial.expect().accepted(demande.send(rewritten));
            rewritten.replaceAll((name, value) -> isAmount(trial, function, name) ? "0" + value : value);
            trial.expect().accepted(demande.send(rewritten));
        });
    }

    private static boolean isAmount(Trial trial, Fonction function, String field) {
        return trial.contract()
                .operation("PUT", function.path())
                .field(field)
                .filter(Field::isAmount)
                .isPresent();
    }

    /** Neither the token nor what it opens besides is a part of a request: it is the account's. */
    @TestFactory
    @Requirement("reglement.autre-jeton")
    Stream<DynamicTest> sameWithAnotherToken(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.valid();
            trial.expect().accepted(demande.send(request));
            String token = trial.token(trial.account(function), function.scopes());
            Map<String, Object> other = demande.other(request, 1);
            trial.expect().conflict(trial.send(demande.call(other).bearer(token)), demande.facts());
            trial.expect().accepted(trial.send(demande.call(request).bearer(token)));
        });
    }

    /** An impatient client sends again before the answer is there. */
    @TestFactory
    @Requirement("reglement.simultanees")
    Stream<DynamicTest> sameAtTheSameTime(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.valid();
            trial.sendTogether(Collections.nCopies(AT_ONCE, demande.call(request)))
                    .forEach(answer -> trial.expect().accepted(answer));
            trial.expect().conflict(demande.send(demande.other(request, 1)), demande.facts());
        });
    }

    /** Of several contents under one reference, one only is recorded. */
    @TestFactory
    @Requirement("reglement.simultanees-differentes")
    Stream<DynamicTest> othersAtTheSameTime(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.valid();
            List<Answer> answers = trial.sendTogether(IntStream.rangeClosed(1, AT_ONCE)
                    .mapToObj(number -> demande.call(demande.other(request, number)))
                    .toList());
            List<Answer> accepted = answers.stream().filter(Answer::succeeds).toList();
            trial.require(
                    Level.CONTRAT,
                    accepted.size() == 1,
                    new Text("une seule acceptée de " + AT_ONCE, "one accepted of " + AT_ONCE),
                    Text.both("202: " + accepted.size()));
            trial.expect().accepted(accepted.get(0));
            answers.stream()
                    .filter(answer -> !answer.succeeds())
                    .forEach(answer -> trial.expect().conflict(answer, demande.facts()));
        });
    }

    /** D18: the document does not forbid it, the contract leaves it open. */
    @TestFactory
    @Requirement("reglement.cle-deux-fois")
    Stream<DynamicTest> oneKeyTwice(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.valid();
            trial.expect().accepted(demande.send(request));
            Map<String, Object> next = new LinkedHashMap<>(request);
            next.put(demande.facts().reference(), trial.reference());
            trial.expect().acceptedOrRefused(demande.send(next));
            trial.expect().accepted(demande.send(request));
        });
    }

    @TestFactory
    @Requirement("reglement.imbrication")
    Stream<DynamicTest> deeplyNested(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            int most = trial.contract().operation("PUT", function.path()).maxBody();
            for (String name : List.of("numeroSinistre", "champConformite")) {
                DEPTHS.stream()
                        .flatMap(depth -> Stream.of(
                                "[".repeat(depth) + "]".repeat(depth),
                                "{\"a\":".repeat(depth) + "[]" + "}".repeat(depth)))
                        .map(nested -> "{\"" + name + "\":" + nested + "}")
                        .filter(body -> body.length() <= most)
                        .forEach(body -> trial.expect()
                                .refused(trial.send(raw(trial, function, "application/json", body)), 400));
            }
        });
    }

    /** An exponent that is written in eleven characters, and a number that takes a while to read. */
    @TestFactory
    @Requirement("reglement.nombre-immense")
    Stream<DynamicTest> hugeNumbers(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            for (String number : List.of("1e999999999", "-1e-999999999", "9".repeat(DEEP))) {
                String body = "{\"numeroSinistre\":" + number + "}";
                trial.expect().refused(trial.send(raw(trial, function, "application/json", body)), 400);
            }
        });
    }

    @TestFactory
    @Requirement("reglement.autre-type")
    Stream<DynamicTest> creditNoteOfTheSameReference(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> invoice = demande.valid();
            trial.expect().accepted(demande.send(invoice));
            Map<String, Object> note = demande.valid();
            String reference = demande.facts().reference();
            note.put(reference, invoice.get(reference));
            note.put(demande.facts().type(), "N");
            trial.expect().accepted(demande.send(note));
        });
    }

    /** A refused request leaves nothing behind: the same reference is free for the right request. */
    @TestFactory
    @Requirement("reglement.refus-sans-trace")
    Stream<DynamicTest> nothingRecorded(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> right = demande.valid();
            Map<String, Object> wrong = demande.other(right, 1);
            wrong.put(demande.keyFields().get(0), UUID.randomUUID() + ".pdf");
            trial.expect()
                    .refused(demande.send(wrong), 422, "/" + demande.keyFields().get(0));
            trial.expect().accepted(demande.send(right));
        });
    }

    /** The same of what is refused for its form. */
    @TestFactory
    @Requirement("reglement.malformee-sans-trace")
    Stream<DynamicTest> nothingRecordedOfMalformed(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> right = demande.valid();
            Map<String, Object> wrong = demande.other(right, 1);
            wrong.put("dateFacture", "2017-02-30");
            trial.expect().refused(demande.send(wrong), 400, "/dateFacture");
            trial.expect().accepted(demande.send(right));
        });
    }

    @TestFactory
    @Requirement("reglement.toutes-les-fautes")
    Stream<DynamicTest> everyFault(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.toRefuse();
            request.remove("numeroSinistre");
            request.put("dateFacture", "2017-02-30");
            String type = demande.facts().type();
            request.put(type, "INCONNU");
            trial.expect().refused(demande.send(request), 400, "/numeroSinistre", "/dateFacture", "/" + type);
        });
    }

    @TestFactory
    @Requirement("reglement.json-illisible")
    Stream<DynamicTest> unreadable(Cases cases) {
        return cases.forEachFunction((trial, function) -> trial.expect()
                .refused(trial.send(raw(trial, function, "application/json", "{\"type\": \"F\", ")), 400));
    }

    @TestFactory
    @Requirement("reglement.json-sans-objet")
    Stream<DynamicTest> noObject(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            // PHP's reader does not tell a list without entries from an object without members.
            for (String body : List.of("[]", "\"F\"")) {
                Answer answer = trial.send(raw(trial, function, "application/json", body));
                trial.expect().refused(answer, 400);
                trial.expect().withoutFields(answer);
            }
        });
    }

    @TestFactory
    @Requirement("reglement.type-de-contenu")
    Stream<DynamicTest> wrongMediaType(Cases cases) {
        return cases.forEachFunction(
                (trial, function) -> trial.expect().refused(trial.send(raw(trial, function, "text/plain", "{}")), 415));
    }

    @TestFactory
    @Requirement("reglement.corps-trop-grand")
    Stream<DynamicTest> tooLarge(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            int most = trial.contract().operation("PUT", function.path()).maxBody();
            // In bytes, of which some characters are two.
            for (String digits : List.of("1".repeat(most), "é".repeat(most / 2))) {
                String body = "{\"numeroSinistre\":\"" + digits + "\"}";
                trial.expect().tooLarge(raw(trial, function, "application/json", body));
            }
        });
    }

    /** Far above the limit a server may end the connection, but not before it has answered (RFC 9112 section 9.6). */
    @TestFactory
    @Requirement("reglement.corps-demesure")
    Stream<DynamicTest> farTooLarge(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            int most = trial.contract().operation("PUT", function.path()).maxBody();
            String body = "{\"numeroSinistre\":\"" + "1".repeat(FAR_ABOVE * most) + "\"}";
            trial.expect().refused(trial.send(raw(trial, function, "application/json", body)), 413);
        });
    }

    /** Blanks mean nothing (RFC 8259 section 2): up to the limit, a body is as good as another. */
    @TestFactory
    @Requirement("reglement.corps-maximal")
    Stream<DynamicTest> largest(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            int most = trial.contract().operation("PUT", function.path()).maxBody();
            Call call = Demande.right(trial, function);
            String json = call.text(call.length());
            String padded = "{" + " ".repeat(most - call.length()) + json.substring(1);
            trial.expect().accepted(trial.send(call.body("application/json", padded)));
        });
    }

    @TestFactory
    @Requirement("reglement.somme")
    Stream<DynamicTest> inexactSum(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            Map<String, Object> request = demande.toRefuse();
            request.put(demande.facts().sums().get(0).total(), "1.00");
            Answer answer = demande.send(request);
            if (answer.succeeds()) {
                trial.advise(new Text(
                        function.path() + " accepte HT + TVA ≠ TTC ; le contrat recommande de le refuser (D20).",
                        function.path() + " accepts HT + TVA ≠ TTC; the contract recommends to refuse it (D20)."));
            } else {
                trial.refusal(answer);
            }
        });
    }

    /** Whether such a request is refused is the server's affair; which fault it then names, is not. */
    @TestFactory
    @Requirement("reglement.somme-faute")
    Stream<DynamicTest> faultOfInexactSum(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            for (Settlement.Sum sum : demande.facts().sums()) {
                Map<String, Object> request = demande.valid();
                request.put(sum.total(), "1.00");
                Answer answer = demande.send(request);
                if (answer.refuses()) {
                    trial.expect().refused(answer, 422, "/" + sum.total());
                    trial.expect().code(answer, "/" + sum.total(), "somme-inexacte");
                    String key = demande.keyFields().get(0);
                    request.put(key, UUID.randomUUID() + ".pdf");
                    Answer both = demande.send(request);
                    trial.expect().refused(both, 422, "/" + sum.total(), "/" + key);
                    trial.expect().code(both, "/" + key, "cle-inconnue");
                } else {
                    trial.expect().accepted(answer);
                }
            }
        });
    }

    private static Call raw(Trial trial, Fonction function, String mediaType, String body) {
        return trial.call("PUT", function.path())
                .bearer(trial.token(trial.account(function), function.path()))
                .body(mediaType, body);
    }
}
