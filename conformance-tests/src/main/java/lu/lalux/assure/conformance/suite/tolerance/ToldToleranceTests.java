package lu.lalux.assure.conformance.suite.tolerance;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.TokenForm;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whether a server that tells which forms it tolerated (D36) tells it of those requests alone, and tells the right one.
 */
@ExtendWith(BenchExtension.class)
public class ToldToleranceTests {

    private static final String TOLD = "Assure-Tolerance";

    @TestFactory
    @Requirement("tolerance.rien-a-dire")
    Stream<DynamicTest> normal(Cases cases) {
        return Stream.concat(
                normal(cases, "token", "POST /token", trial -> token(trial, TokenForm.BASIC_FORM)),
                Stream.of(Fonction.values())
                        .flatMap(function -> Stream.concat(
                                normal(cases, "document." + function.word(), "PUT " + function.upload(), trial -> {
                                    String token = trial.token(trial.account(function), function.upload());
                                    Map<String, Object> file = trial.contract()
                                            .operation("PUT", function.upload())
                                            .fullestExample();
                                    return trial.send(trial.json("PUT", function.upload(), token, file));
                                }),
                                normal(cases, function.word(), "PUT " + function.path(), trial -> {
                                    Demande demande = new Demande(trial, function);
                                    return demande.send(demande.valid());
                                }))));
    }

    private static Stream<DynamicTest> normal(
            Cases cases, String end, String operation, Function<Trial, Answer> request) {
        return cases.one(end, Map.of("operation", operation), trial -> {
            Answer answer = request.apply(trial);
            trial.require(
                    Level.CONTRAT, answer.succeeds(), new Text("HTTP 2xx", "HTTP 2xx"), Expectations.received(answer));
            trial.require(
                    Level.CONTRAT,
                    answer.values(TOLD).isEmpty(),
                    new Text("Aucun en-tête " + TOLD, "No header " + TOLD),
                    Text.both(TOLD + ": " + answer.values(TOLD)));
        });
    }

    /** One form at a time, the first field that has it. */
    @TestFactory
    @Requirement("tolerance.dite")
    Stream<DynamicTest> told(Cases cases) {
        return Stream.concat(
                Stream.of(Fonction.values())
                        .flatMap(function -> Stream.of(
                                        told(
                                                cases,
                                                function,
                                                "T1",
                                                trial -> trial.send(OlderForms.inQuery(trial, function))),
                                        fields(cases, function)
                                                .filter(field ->
                                                        !field.toleratedNames().isEmpty())
                                                .findFirst()
                                                .stream()
                                                .flatMap(field -> told(cases, function, "T2", trial -> {
                                                    Demande demande = new Demande(trial, function);
                                                    String name = field.toleratedNames()
                                                            .get(0);
                                                    return demande.send(
                                                            OlderForms.rename(demande.valid(), field, name));
                                                })),
                                        fields(cases, function)
                                                .filter(field ->
                                                        field.toleratedType().isPresent())
                                                .findFirst()
                                                .stream()
                                                .flatMap(field -> told(cases, function, "T3", trial -> {
                                                    Demande demande = new Demande(trial, function);
                                                    String type = field.toleratedType()
                                                            .orElseThrow();
                                                    return demande.send(
                                                            OlderForms.retype(demande.valid(), field, type));
                                                })))
                                .flatMap(Function.identity())),
                Stream.concat(
                        told(cases, "token.T4", "T4", trial -> token(trial, TokenForm.BARE_FORM)),
                        told(cases, "token.T5", "T5", trial -> token(trial, TokenForm.BASIC_QUERY))));
    }

    private static Stream<Field> fields(Cases cases, Fonction function) {
        return cases.contract().operation("PUT", function.path()).fields().stream();
    }

    private static Stream<DynamicTest> told(
            Cases cases, Fonction function, String form, Function<Trial, Answer> request) {
        return told(cases, function.word() + "." + form, form, request);
    }

    private static Stream<DynamicTest> told(Cases cases, String end, String form, Function<Trial, Answer> request) {
        return cases.one(end, Map.of("forme", form), trial -> {
            Answer answer = request.apply(trial);
            if (!answer.succeeds()) {
                throw trial.notApplicable(
                        new Text("le serveur refuse cette forme : il le peut", "the server refuses this form: it may"));
            }
            trial.require(
                    Level.CONTRAT,
                    answer.values(TOLD).isEmpty()
                            || String.join(",", answer.values(TOLD)).strip().equals(form),
                    new Text(TOLD + ": " + form + ", ou rien", TOLD + ": " + form + ", or nothing"),
                    Text.both(TOLD + ": " + answer.values(TOLD)));
        });
    }

    private static Answer token(Trial trial, TokenForm form) {
        return trial.send(form.call(trial.target().token(), trial.target().client(), Fonction.REPARATEUR.path()));
    }
}
