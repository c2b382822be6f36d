package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.model.Behaviour;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.Model;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.selfcheck.model.WrongModel;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.result.Verdict;
import lu.lalux.assure.conformance.suite.run.NotRunException;
import lu.lalux.assure.conformance.suite.run.Selection;
import lu.lalux.assure.conformance.suite.run.SuiteRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What refuses everything has found no fault: a refusal counts only where the right request is accepted. */
class RefusalsIT {

    private static final Contract CONTRACT = Contract.load().withUploadsDividedBy(32);

    private final SuiteRun suite = Suite.run(CONTRACT);
    private final ServerRun bout = new ServerRun(suite, Identities.madeUp());

    /** Each refusal is as the contract has it, and so is that of the right request. */
    @ParameterizedTest
    @ValueSource(strings = {"PUT /reparateur", "PUT /expert/upload", "GET /authen"})
    void no_refusal_passes_where_the_right_request_is_refused(String operation) {
        Results results = run(refusing(operation), refusals());

        assertThat(sentTo(operation, results)).hasSizeGreaterThan(10).noneMatch(passed());
        assertThat(results.in(State.BLOCKED))
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome.reason().orElseThrow().en())
                        .containsAnyOf(
                                operation + ": HTTP 400", "the upload before it gave no key", "no token was obtained"));
        assertThat(results.in(State.PASSED)).isNotEmpty();
        // An id that begins as one of these is selected with it, and may be accepted by right.
        assertThat(results.in(State.FAILED))
                .filteredOn(outcome -> outcome.requirement().refusal())
                .extracting(Outcome::id)
                .isEmpty();
        assertThat(results.in(State.BROKEN)).extracting(Outcome::id).isEmpty();
        assertThat(results.verdicts())
                .filteredOn(verdict -> verdict.profile() == Profile.CONTRAT)
                .extracting(Verdict::result)
                .containsExactly(Result.NONE);
        assertThat(results.exitCode(true)).isEqualTo(2);
    }

    private static AnswerChange refusing(String operation) {
        return (asked, reply) -> {
            if (is(operation, asked.method(), asked.path()) && !refuses(reply)) {
                reply.become(new Problems(CONTRACT).of("champs-invalides", asked.english()));
            }
        };
    }

    /** It cannot be told from wrong settings. */
    @Test
    void where_nobody_can_sign_in_there_is_no_verdict() {
        // The model's person has a password with a colon: who parts at the last one knows nobody.
        assertNotRun("ends at the first one", refusing("POST /authen"), refusals());
    }

    /** By a filter that guards every POST, and by generated code that knows the form's type only. */
    @ParameterizedTest
    @CsvSource({"formulaire-perime, needs no _csrf", "type-de-contenu-refuse, needs no form"})
    void who_asks_basic_for_what_is_the_forms_is_told_so(String problem, String words) {
        AnswerChange asking = (asked, reply) -> {
            if (is("POST /authen", asked.method(), asked.path())) {
                reply.become(new Problems(CONTRACT).of(problem, asked.english()));
            }
        };

        assertNotRun(words, asking);
    }

    private void assertNotRun(String words, AnswerChange change, String... tests) {
        assertThatThrownBy(() -> run(change, tests))
                .isInstanceOfSatisfying(
                        NotRunException.class,
                        refusal -> assertThat(refusal.lines())
                                .extracting(Text::en)
                                .anyMatch(line -> line.contains(words)));
    }

    /** It points to the whole body (RFC 6901), and is not shown as if there were none. */
    @Test
    void an_empty_pointer_is_seen() {
        Results results = run(
                (asked, reply) -> {
                    if (reply.isProblem()) {
                        reply.json().path("errors").forEach(fault -> ((ObjectNode) fault).put("pointer", ""));
                    }
                },
                "reparateur.numeroSinistre.manquant");

        assertThat(results.in(State.FAILED))
                .flatExtracting(Outcome::nonconformities)
                .extracting(found -> found.received().en())
                .contains("errors: [\"\"]");
    }

    /** It is not the token's fault, and whoever reads need not look for it there. */
    @Test
    void a_token_that_died_early_is_told_as_that() {
        Results results = run(
                (asked, reply) -> {
                    if (is("PUT /reparateur", asked.method(), asked.path()) && reply.status() == 403) {
                        reply.become(new Problems(CONTRACT).of("non-authentifie", asked.english()));
                    }
                },
                "autorisation.autre-fonction");

        assertThat(results.in(State.FAILED))
                .flatExtracting(Outcome::nonconformities)
                .extracting(found -> found.received().en())
                .anyMatch(told -> told.contains("given for 3600 s, which are not over"));
    }

    /** Where nothing else gives a token: the older header (T4) is not taken. */
    @Test
    void a_secret_that_is_right_and_not_decoded_is_told_of() {
        Conduct conduct = new Conduct(
                Set.of(new Conduct.Wrong(Slip.PLUS_KEPT, "secret"), new Conduct.Wrong(Slip.TOLERANCE_REFUSED, "")));
        Behaviour mind = WrongModel.of(CONTRACT, bout.identities(), Rules.of(CONTRACT), conduct, Grants.USUAL)
                .mind();
        Selection selection = new Selection(Profile.USUAL, List.of());

        assertThatThrownBy(() -> bout.inMemory(mind, selection))
                .isInstanceOfSatisfying(
                        NotRunException.class,
                        refusal -> assertThat(refusal.lines())
                                .extracting(Text::en)
                                .anyMatch(line -> line.contains("RFC 6749, section 2.3.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"champs-invalides", "non-authentifie"})
    void nothing_but_tokens_passes_where_every_answer_is_the_same(String problem) {
        Results results = run((asked, reply) -> {
            if (asked.method().equals("PUT")) {
                reply.become(new Problems(CONTRACT).of(problem, asked.english()));
            }
        });

        assertThat(results.in(State.PASSED))
                .isNotEmpty()
                // A preflight is no PUT, and is answered.
                .allMatch(outcome -> Stream.of(
                                "token.",
                                "authen.",
                                "cors.requete-preliminaire.",
                                "tolerance.rien-a-dire.token",
                                "tolerance.dite.token.")
                        .anyMatch(outcome.id()::startsWith));
    }

    @Test
    void the_right_request_is_shown_beside_what_rests_on_it() {
        Results results = run(
                (asked, reply) -> {
                    if (reply.status() == 202) {
                        reply.become(new Problems(CONTRACT).of("champs-invalides", false));
                    }
                },
                "reparateur.numeroSinistre.manquant");

        assertThat(results.in(State.BLOCKED))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.exchanges())
                        .extracting(exchange -> exchange.answer().status())
                        .containsExactly(200, 400, 200, 400, 200, 400));
    }

    /** A token that only the right request needs. */
    @Test
    void no_token_for_the_right_request_is_no_proof_either() {
        Results results = run(
                (asked, reply) -> {
                    if (asked.text().endsWith("scope=%2Freparateur%2Fupload")) {
                        reply.become(new Reply(400));
                    }
                },
                "http.chemin-inconnu");

        assertThat(results.in(State.BLOCKED))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.reason().orElseThrow().en())
                        .isEqualTo("no token was obtained for the scopes \"/reparateur/upload\" (HTTP 400)"));
    }

    @Test
    void one_bad_moment_takes_no_proof() {
        AtomicBoolean bad = new AtomicBoolean(true);
        Results results = run(
                (asked, reply) -> {
                    if (reply.status() == 202 && bad.getAndSet(false)) {
                        reply.become(new Reply(500));
                    }
                },
                "reparateur.numeroSinistre.manquant");

        assertThat(results.exitCode(true)).isZero();
    }

    @Test
    void the_right_request_is_told_beforehand() {
        List<Outcome> outcomes = suite.dryRun(
                ModelTarget.nowhere(bout.identities()),
                new Selection(
                        Profile.USUAL,
                        List.of("reparateur.numeroSinistre.manquant", "autorisation.sans-jeton.reparateur")),
                new Redaction());

        assertThat(outcomes.stream()
                        .flatMap(RefusalsIT::calls)
                        .filter(call -> call.method().equals("PUT")))
                .extracting(call -> call.uri().getPath())
                .containsExactly(
                        "/reparateur/upload",
                        "/reparateur/upload",
                        "/reparateur",
                        "/reparateur",
                        "/reparateur/upload",
                        "/reparateur");
    }

    /** Nothing that the target would keep is sent: the right request neither. */
    @Test
    void where_nothing_may_be_kept_there_is_no_right_request() {
        Results results = bout.inMemory(bout.right(), new Selection(Set.of(Profile.REFUS), List.of()));

        assertThat(results.verdicts()).extracting(Verdict::result).containsExactly(Result.CONFORMING);
        assertThat(results.data()).isEmpty();
    }

    private Results run(AnswerChange touch, String... tests) {
        return bout.inMemory(
                AnswerChange.in(Model.right(CONTRACT, bout.identities()).mind(), touch),
                new Selection(Profile.USUAL, List.of(tests)));
    }

    /** {@return the tests that send only what must be refused} */
    private String[] refusals() {
        return suite.list(ModelTarget.nowhere(bout.identities()), new Selection(Profile.USUAL, List.of())).stream()
                .filter(outcome -> outcome.requirement().refusal())
                .map(Outcome::id)
                .toArray(String[]::new);
    }

    private static List<Outcome> sentTo(String operation, Results results) {
        return results.outcomes().stream()
                .filter(outcome -> calls(outcome)
                        .anyMatch(
                                call -> is(operation, call.method(), call.uri().getPath())))
                .toList();
    }

    private static Stream<Call> calls(Outcome outcome) {
        return outcome.exchanges().stream().map(exchange -> exchange.call());
    }

    private static boolean is(String operation, String method, String path) {
        return operation.equals(method + " " + path);
    }

    private static boolean refuses(Reply reply) {
        return reply.status() >= 400 || reply.header("Location").contains("error=");
    }

    private static Predicate<Outcome> passed() {
        return outcome -> outcome.state() == State.PASSED;
    }
}
