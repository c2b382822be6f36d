package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.Model;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.result.Verdict;
import lu.lalux.assure.conformance.suite.run.Selection;
import org.junit.jupiter.api.Test;

/** What nobody thought that a server would answer is the server's failure, told as such. */
class OddAnswersTest {

    private static final Contract CONTRACT = Contract.load().withUploadsDividedBy(32);

    private final ServerRun bout = new ServerRun(Suite.run(CONTRACT), Identities.madeUp());

    @Test
    void a_key_that_is_none_breaks_no_test() {
        Results results = run(
                (asked, reply) -> {
                    if (reply.json().has("key")) {
                        reply.json().put("key", "abc123");
                    }
                },
                "reparateur.refPDFFacture.",
                "document.verified.reparateur");

        assertThat(results.in(State.BROKEN)).isEmpty();
        assertThat(received(results, "reparateur.refPDFFacture.cle-sans-extension"))
                .isEqualTo("key: abc123");
        assertThat(received(results, "document.verified.reparateur")).isEqualTo("key: \"abc123\"");
    }

    @Test
    void a_member_that_differs_in_case_only_is_shown() {
        // Under the document's profile, Key is a reading of it.
        Results results = bout.inMemory(
                AnswerChange.in(Model.right(CONTRACT, bout.identities()).mind(), (asked, reply) -> {
                    if (reply.json().has("key")) {
                        reply.json().set("Key", reply.json().remove("key"));
                    }
                }),
                new Selection(Set.of(Profile.CONTRAT), List.of("document.verified.reparateur")));

        assertThat(received(results, "document.verified.reparateur"))
                .startsWith("Key: \"")
                .endsWith("(and not \"key\")");
    }

    @Test
    void a_server_that_is_busy_is_called_so() {
        Results unavailable = run(busy(503), "reglement.202.reparateur");
        assertThat(received(unavailable, "reglement.202.reparateur"))
                .contains("HTTP 503 (service unavailable, without Retry-After)");

        Results tooMany = run(busy(429), "reglement.202.reparateur");
        assertThat(tooMany.in(State.BLOCKED))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.reason().orElseThrow().en())
                        .isEqualTo(
                                "the target still answers 429 (too many requests, without Retry-After); see --rate"));
    }

    private static AnswerChange busy(int status) {
        return (asked, reply) -> {
            if (asked.path().equals("/reparateur") && reply.status() == 202) {
                reply.become(new Reply(status));
            }
        };
    }

    @Test
    void a_token_that_is_missing_is_told_with_the_scopes_that_were_asked_for() {
        Results results = run(
                (asked, reply) -> {
                    if (asked.text().endsWith("scope=%2Freparateur%2Fupload")) {
                        reply.become(new Reply(400));
                    }
                },
                "document.verified.reparateur");

        assertThat(results.in(State.BLOCKED))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.reason().orElseThrow().en())
                        .isEqualTo("no token was obtained for the scopes \"/reparateur/upload\" (HTTP 400)"));
    }

    /** What is asked for is said where it was not got: a title that says what happened would be no help. */
    @Test
    void the_status_is_what_is_expected_where_only_it_will_do() {
        Results results = run(
                (asked, reply) -> {
                    if (reply.status() == 406) {
                        reply.become(new Reply(200));
                    }
                },
                "document.non-acceptable.reparateur");

        assertThat(results.failures())
                .singleElement()
                .satisfies(outcome -> assertThat(
                                outcome.nonconformities().get(0).expected().en())
                        .isEqualTo("HTTP 406"));
    }

    /** Where a fault is noted and the test goes on, its last exchange is another one. */
    @Test
    void the_exchange_that_was_wrong_is_shown() {
        Results results = run(
                (asked, reply) -> {
                    if (asked.header("authorization").startsWith("JWT ")) {
                        reply.json().put("type", "about:blank");
                    }
                },
                "autorisation.autre-schema.reparateur");

        assertThat(results.failures())
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.nonconformities()
                                .get(0)
                                .exchange()
                                .orElseThrow()
                                .call()
                                .headers())
                        .anySatisfy(header -> assertThat(header.value()).startsWith("JWT ")));
    }

    /** Of a factory that names several requirements no test's id begins with one. And the document asks for none. */
    @Test
    void the_tests_of_a_derived_requirement_are_chosen_by_it() {
        Results results = run((asked, reply) -> {}, "champ.date-future");

        assertThat(results.verdicts()).extracting(Verdict::profile).containsExactly(Profile.CONTRAT);

        assertThat(results.outcomes())
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome.requirement().id()).isEqualTo("champ.date-future"));
    }

    private Results run(AnswerChange touch, String... tests) {
        return bout.inMemory(
                AnswerChange.in(Model.right(CONTRACT, bout.identities()).mind(), touch),
                new Selection(Profile.USUAL, List.of(tests)));
    }

    private static String received(Results results, String id) {
        return results.failures().stream()
                .filter(outcome -> outcome.id().equals(id))
                .map(Outcome::nonconformities)
                .flatMap(List::stream)
                .map(found -> found.received().en())
                .collect(Collectors.joining(" / "));
    }
}
