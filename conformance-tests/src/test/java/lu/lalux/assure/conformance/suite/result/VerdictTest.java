package lu.lalux.assure.conformance.suite.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.RegisterEntry;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Text TEXT = Text.both("x");

    private static Outcome outcome(Level level, State state, Level... found) {
        return new Outcome(
                "id",
                new RegisterEntry(
                        "id", level, "source", TEXT, Optional.empty(), Optional.empty(), false, Optional.empty()),
                TEXT,
                state,
                Arrays.stream(found)
                        .map(at -> new Nonconformity(at, TEXT, TEXT))
                        .toList(),
                Optional.empty(),
                List.of(),
                0);
    }

    private static Outcome passed(Level level) {
        return outcome(level, State.PASSED);
    }

    private static Result result(Profile profile, Outcome... outcomes) {
        return Verdict.of(profile, List.of(outcomes), true).result();
    }

    @Test
    void what_does_not_concern_the_target_takes_nothing_from_the_verdict() {
        assertThat(result(Profile.DOCUMENT, passed(Level.DOCUMENT), outcome(Level.DOCUMENT, State.NOT_APPLICABLE)))
                .isEqualTo(Result.CONFORMING);
        assertThat(result(Profile.DOCUMENT, outcome(Level.DOCUMENT, State.NOT_APPLICABLE)))
                .isEqualTo(Result.NONE);
    }

    @Test
    void all_as_required_conforms() {
        assertThat(result(Profile.CONTRAT, passed(Level.DOCUMENT), passed(Level.CONTRAT)))
                .isEqualTo(Result.CONFORMING);
    }

    @Test
    void what_only_the_contract_asks_for_does_not_fail_the_document() {
        Outcome lax = outcome(Level.DOCUMENT, State.FAILED, Level.CONTRAT);
        assertThat(result(Profile.DOCUMENT, lax)).isEqualTo(Result.CONFORMING);
        assertThat(result(Profile.CONTRAT, lax)).isEqualTo(Result.NOT_CONFORMING);
    }

    @Test
    void what_the_document_asks_for_fails_both() {
        Outcome wrong = outcome(Level.DOCUMENT, State.FAILED, Level.DOCUMENT);
        assertThat(result(Profile.DOCUMENT, wrong)).isEqualTo(Result.NOT_CONFORMING);
        assertThat(result(Profile.CONTRAT, wrong)).isEqualTo(Result.NOT_CONFORMING);
    }

    @Test
    void tolerances_are_apart() {
        Outcome strict = outcome(Level.TOLERANCE, State.FAILED, Level.TOLERANCE);
        assertThat(result(Profile.CONTRAT, passed(Level.CONTRAT), strict)).isEqualTo(Result.CONFORMING);
        assertThat(result(Profile.TOLERANCE, strict)).isEqualTo(Result.NOT_CONFORMING);
    }

    @Test
    void a_skip_is_partial_never_conforming() {
        assertThat(result(Profile.CONTRAT, passed(Level.CONTRAT), outcome(Level.CONTRAT, State.SKIPPED)))
                .isEqualTo(Result.PARTIAL);
    }

    @Test
    void a_selection_is_partial_never_conforming() {
        assertThat(Verdict.of(Profile.CONTRAT, List.of(passed(Level.CONTRAT)), false)
                        .result())
                .isEqualTo(Result.PARTIAL);
    }

    @Test
    void nothing_tested_or_a_broken_suite_is_no_verdict() {
        assertThat(result(Profile.CONTRAT)).isEqualTo(Result.NONE);
        assertThat(result(Profile.CONTRAT, outcome(Level.CONTRAT, State.SKIPPED)))
                .isEqualTo(Result.NONE);
        assertThat(result(Profile.CONTRAT, passed(Level.CONTRAT), outcome(Level.CONTRAT, State.BROKEN)))
                .isEqualTo(Result.NONE);
    }

    @Test
    void exit_codes() {
        assertThat(exitCode(false, passed(Level.CONTRAT))).isZero();
        assertThat(exitCode(false, passed(Level.CONTRAT), outcome(Level.CONTRAT, State.FAILED, Level.CONTRAT)))
                .isEqualTo(1);
        assertThat(exitCode(false, passed(Level.CONTRAT), outcome(Level.CONTRAT, State.SKIPPED)))
                .isEqualTo(2);
        assertThat(exitCode(true, passed(Level.CONTRAT), outcome(Level.CONTRAT, State.SKIPPED)))
                .isZero();
        assertThat(exitCode(true, outcome(Level.CONTRAT, State.SKIPPED))).isEqualTo(2);
        assertThat(exitCode(true, passed(Level.CONTRAT), outcome(Level.CONTRAT, State.BROKEN)))
                .isEqualTo(2);
    }

    @Test
    void nearly_every_answer_401_means_nothing() {
        Exchange closed = new Exchange(Call.of("PUT", URI.create("http://h/")), new Answer(401, List.of(), ""), 1);
        Outcome door = new Outcome(
                "id",
                new RegisterEntry(
                        "id",
                        Level.CONTRAT,
                        "source",
                        TEXT,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty()),
                TEXT,
                State.PASSED,
                List.of(),
                Optional.empty(),
                Collections.nCopies(20, closed),
                0);
        assertThat(exitCode(true, door)).isEqualTo(2);
    }

    private static int exitCode(boolean partialIsEnough, Outcome... outcomes) {
        List<Outcome> all = List.of(outcomes);
        URI nowhere = URI.create("http://localhost");
        return new Results(
                        new Target(
                                nowhere,
                                nowhere,
                                nowhere,
                                new Credentials("a", "b"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Duration.ofSeconds(1)),
                        "1",
                        "1",
                        Instant.EPOCH,
                        Duration.ZERO,
                        all,
                        List.of(),
                        List.of(Verdict.of(Profile.CONTRAT, all, true)),
                        List.of(),
                        "CONF",
                        List.of(),
                        false,
                        Optional.empty(),
                        "")
                .exitCode(partialIsEnough);
    }
}
