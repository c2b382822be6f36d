package lu.lalux.assure.conformance.saboteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.RunningStub;
import lu.lalux.assure.conformance.SuiteProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proof that the suite bites: each deliberate fault is caught by the tests meant for it, and a correct server by none. */
@ExtendWith(RunningStub.class)
class SaboteurIT {

    static Stream<Fault> faults() {
        return Faults.all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_caught_by_the_tests_meant_for_it(Fault fault, RunningStub.Address stub) throws IOException {
        List<String> args = new ArrayList<>();
        fault.tests().forEach(test -> args.addAll(List.of("--test", test)));
        try (Saboteur saboteur = new Saboteur(stub, fault)) {
            SuiteProcess run = SuiteProcess.sandbox(saboteur.address(), args.toArray(String[]::new));
            assertThat(run.failures()).as(run.out() + run.err()).containsAll(fault.tests());
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void a_correct_server_behind_the_same_proxy_raises_no_alarm(RunningStub.Address stub) throws IOException {
        try (Saboteur saboteur = new Saboteur(stub, Fault.none())) {
            SuiteProcess run = SuiteProcess.sandbox(
                    saboteur.address(), "--profile", "document", "--profile", "contrat", "--profile", "tolerance");
            assertThat(run.failures()).as(run.out() + run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
        }
    }

    /** The freedoms that the contract leaves: nothing of this is a fault. */
    @Test
    void the_contracts_freedoms_raise_no_alarm(RunningStub.Address stub) throws IOException {
        Fault freedoms = Fault.ofResponses("freedoms", passage -> {
            passage.response().set("X-Autre", "1");
            if (passage.status() == 303) {
                passage.status(302);
            }
            if (passage.response().header("Content-Type").contains("json")) {
                passage.response()
                        .json(passage.response()
                                .json()
                                .put("champNouveau", "valeur")
                                .putNull("autreChamp"));
            }
        });
        try (Saboteur saboteur = new Saboteur(stub, freedoms)) {
            SuiteProcess run = SuiteProcess.sandbox(saboteur.address());
            assertThat(run.failures()).as(run.out() + run.err()).isEmpty();
            assertThat(run.out()).contains("303 See Other");
            assertThat(run.exitCode()).isZero();
        }
    }

    /** A server that never saw the contract: other refusals, no problems, no challenges, verdicts with another status. */
    @Test
    void the_document_alone_is_judged_by_the_document_alone(RunningStub.Address stub) throws IOException {
        Fault stranger = Fault.ofResponses("stranger", passage -> {
            passage.response().remove("WWW-Authenticate");
            passage.response().remove("Cache-Control");
            if (passage.status() >= 400) {
                passage.answer(418, "text/plain", "non");
            } else if (passage.isUpload() && !passage.response().json().has("key")) {
                passage.status(406);
            }
        });
        try (Saboteur saboteur = new Saboteur(stub, stranger)) {
            SuiteProcess document = SuiteProcess.sandbox(saboteur.address(), "--profile", "document");
            assertThat(document.failures()).as(document.out() + document.err()).isEmpty();
            assertThat(document.exitCode()).isZero();
            SuiteProcess both = SuiteProcess.sandbox(
                    saboteur.address(),
                    "--test",
                    "autorisation",
                    "--test",
                    "document.infected",
                    "--test",
                    "reparateur.type");
            assertThat(both.out()).contains("Profil document : PARTIEL", "Profil contrat : NON CONFORME");
        }
    }

    /** Servers that do nothing are the floor: none of them conforms to anything. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(ints = {200, 202, 400, 401, 404, 500})
    void a_server_that_does_nothing_never_conforms(int status, RunningStub.Address stub) throws IOException {
        Fault nothing = Fault.ofResponses("nothing", passage -> {
            if (!passage.is("/token") && !passage.is("/authen")) {
                passage.answer(status, "text/html", "");
            }
        });
        try (Saboteur saboteur = new Saboteur(stub, nothing)) {
            for (String profile : List.of("document", "contrat", "tolerance")) {
                SuiteProcess run = SuiteProcess.sandbox(
                        saboteur.address(),
                        "--profile",
                        profile,
                        "--test",
                        "reglement",
                        "--test",
                        "reparateur",
                        "--test",
                        "document",
                        "--test",
                        "tolerance",
                        "--partiel");
                assertThat(run.exitCode()).as(run.out() + run.err()).isNotZero();
            }
        }
    }
}
