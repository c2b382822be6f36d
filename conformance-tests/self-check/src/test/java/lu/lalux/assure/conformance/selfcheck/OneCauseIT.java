package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.Model;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.report.Console;
import lu.lalux.assure.conformance.suite.result.Fold;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.run.Selection;
import org.junit.jupiter.api.Test;

/** One thing is wrong with the target: its vendor reads that once, and not a hundred times. */
class OneCauseIT {

    private static final Contract CONTRACT = Contract.load().withUploadsDividedBy(32);

    private final ServerRun bout = new ServerRun(Suite.run(CONTRACT), Identities.madeUp());

    /** The provider of the contract's examples is not one of those that the target knows: it can be given others. */
    @Test
    void a_provider_that_the_target_does_not_know_ends_the_run_with_what_to_give() {
        Results results = run(refusing("/idPrestataire", "valeur-inconnue"));

        assertThat(results.exitCode(false)).isEqualTo(2);
        assertThat(results.failures()).isEmpty();
        assertThat(results.interruption().orElseThrow().en()).contains("idPrestataire", "--provider-id", "--data");
    }

    /** No key is known: each right request is refused for it. */
    @Test
    void one_reason_of_all_refusals_is_one_failure_to_read() {
        Results results = run(refusing("/refPDFFacture", "cle-inconnue"));

        List<Fold> folds = Fold.ofFailures(results.failures());
        assertThat(results.failures()).hasSizeGreaterThan(40);
        // What is said of HTTP has an expectation of its own each (a body in chunks, gzip, a byte order mark…).
        assertThat(folds).hasSizeLessThan(9);
        assertThat(folds.get(0).first().id()).isEqualTo("reglement.202.reparateur");
        assertThat(folds.stream().mapToInt(Fold::count).sum())
                .isEqualTo(results.failures().size());
        assertThat(Fold.ofReasons(results.in(State.BLOCKED))).hasSizeLessThan(3);
        String console = console(results);
        assertThat(console.lines()).hasSizeLessThan(250);
        assertThat(console)
                .contains("The same cause, it seems, of ", "Blocked: what comes before them failed", " blocked, ")
                .contains(
                        "a right request is refused too, so that this refusal proves nothing (PUT /reparateur: HTTP 422");
    }

    /** Each missing check is a cause of its own, though the answer is the same. */
    @Test
    void what_is_accepted_by_mistake_is_told_for_each_requirement() {
        Results results = run((asked, reply) -> {
            if (asked.path().equals("/expert") && reply.status() == 400) {
                reply.become(new Reply(202));
            }
        });

        assertThat(Fold.ofFailures(results.failures()))
                .extracting(fold -> fold.first().requirement().id())
                .contains("champ.manquant", "champ.date", "champ.montant", "champ.inconnu", "reglement.json-illisible");
    }

    private static AnswerChange refusing(String pointer, String code) {
        return (asked, reply) -> {
            if (asked.path().equals("/reparateur") && reply.status() == 202) {
                reply.become(new Problems(CONTRACT)
                        .of("regle-non-respectee", false, List.of(new Rules.Fault(pointer, code))));
                reply.json().put("instance", "urn:uuid:" + UUID.randomUUID());
            }
        };
    }

    private Results run(AnswerChange touch) {
        return bout.inMemory(
                AnswerChange.in(Model.right(CONTRACT, bout.identities()).mind(), touch),
                new Selection(Profile.USUAL, List.of()));
    }

    private static String console(Results results) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        new Console(
                        print,
                        Language.EN,
                        new Redaction(),
                        false,
                        results.outcomes().size())
                .end(results, results.exitCode(false));
        return out.toString(StandardCharsets.UTF_8);
    }
}
