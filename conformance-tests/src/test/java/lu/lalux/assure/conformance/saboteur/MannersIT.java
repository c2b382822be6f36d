package lu.lalux.assure.conformance.saboteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.suite.RunningStub;
import lu.lalux.assure.conformance.suite.SuiteProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the suite behaves towards a real system. */
@ExtendWith(RunningStub.class)
class MannersIT {

    private static final String TOO_MANY =
            "{\"type\":\"urn:assure:probleme:trop-de-requetes\",\"title\":\"x\",\"status\":429}";

    @Test
    void what_fails_once_and_then_passes_is_unstable(RunningStub.Address stub) throws IOException {
        AtomicInteger accepted = new AtomicInteger();
        Consumer<Passage> once = passage -> {
            // The first finds out how the target reads the document; the second is the test's own.
            if (passage.is("/reparateur") && passage.status() == 202 && accepted.incrementAndGet() == 2) {
                passage.status(200);
            }
        };
        try (Saboteur saboteur = new Saboteur(stub, once)) {
            SuiteProcess run =
                    SuiteProcess.sandbox(saboteur.address(), "--test", "reglement.202.reparateur", "--partial");
            assertThat(run.out()).contains("~ reglement.202.reparateur", "Profil contrat : INSTABLE (0 réussi");
            assertThat(run.failures()).isEmpty();
            assertThat(run.exitCode()).isEqualTo(2);
        }
    }

    /** Nothing that the target would keep is sent: neither a file nor a request is accepted. */
    @Test
    void the_profile_refus_leaves_nothing_behind(RunningStub.Address stub) throws IOException {
        Queue<String> kept = new ConcurrentLinkedQueue<>();
        Consumer<Passage> watch = passage -> {
            if (passage.method().equals("PUT") && passage.status() < 300) {
                kept.add(passage.target());
            }
        };
        try (Saboteur saboteur = new Saboteur(stub, watch)) {
            SuiteProcess run = SuiteProcess.sandbox(saboteur.address(), "--profile", "refus");
            assertThat(run.failures()).as(run.out() + run.err()).isEmpty();
            assertThat(run.out()).contains("Profil refus : CONFORME").doesNotContain("Données d'essai laissées");
            assertThat(run.exitCode()).isZero();
        }
        assertThat(kept).isEmpty();
    }

    @Test
    void nearly_every_answer_401_gives_no_verdict_and_is_said(RunningStub.Address stub) throws IOException {
        Consumer<Passage> closed = passage -> {
            if (!passage.is("/token") && !passage.is("/authen")) {
                passage.answer(401, "text/plain", "");
            }
        };
        try (Saboteur saboteur = new Saboteur(stub, closed)) {
            SuiteProcess run = SuiteProcess.sandbox(
                    saboteur.address(), "--profile", "document", "--test", "reparateur", "--partial");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).contains("presque toutes les réponses sont 401");
        }
    }

    @Test
    void what_is_left_behind_is_counted(RunningStub.Address stub) {
        SuiteProcess run = SuiteProcess.sandbox(stub, "--test", "reglement.202", "--partial");
        assertThat(run.out())
                .contains(
                        // One of each function found out how the target reads the document.
                        "Laissés chez la cible : 6 fichier(s), 4 demande(s) de règlement (références CONF-");
    }

    /** From the fault to the exit code, over the wire; what the suite sees of many more, self-check tells. */
    @Test
    void a_fault_is_named_and_fails_the_run(RunningStub.Address stub) throws IOException {
        Consumer<Passage> forgiving = passage -> {
            if (passage.is("/reparateur") && passage.status() == 400) {
                passage.answer(202, "text/plain", "");
            }
        };
        try (Saboteur saboteur = new Saboteur(stub, forgiving)) {
            SuiteProcess run = SuiteProcess.sandbox(
                    saboteur.address(), "--test", "reparateur.numeroSinistre", "--test", "reglement.202.reparateur");
            assertThat(run.failures())
                    .contains("reparateur.numeroSinistre.manquant", "reparateur.numeroSinistre.trop-long")
                    .doesNotContain("reglement.202.reparateur");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    /** A target with a rate limit is waited for, and neither failed for it nor believed to have refused. */
    @Test
    void a_rate_limit_is_respected(RunningStub.Address stub) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        Set<String> told = ConcurrentHashMap.newKeySet();
        Consumer<Passage> limited = passage -> {
            // Nobody is told twice: whoever comes again is served.
            boolean first = told.add(passage.target() + Arrays.hashCode(passage.sent()));
            if (first && requests.incrementAndGet() % 5 == 0) {
                passage.answer(429, "application/problem+json", TOO_MANY);
                passage.header("Retry-After", "0");
            }
        };
        try (Saboteur saboteur = new Saboteur(stub, limited)) {
            SuiteProcess run = SuiteProcess.sandbox(
                    saboteur.address(), "--test", "reparateur.factureHT", "--test", "reglement.202", "--partial");
            assertThat(run.failures()).as(run.out() + run.err()).isEmpty();
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        }
    }

    /** That it does not come again when the test is repeated excuses nothing. */
    @Test
    void a_rate_limit_that_is_told_wrongly_fails_the_run(RunningStub.Address stub) throws IOException {
        AtomicInteger accepted = new AtomicInteger();
        Consumer<Passage> once = passage -> {
            if (passage.is("/reparateur") && passage.status() == 202 && accepted.incrementAndGet() == 2) {
                passage.answer(429, "application/problem+json", TOO_MANY);
            }
        };
        try (Saboteur saboteur = new Saboteur(stub, once)) {
            SuiteProcess run =
                    SuiteProcess.sandbox(saboteur.address(), "--test", "reglement.202.reparateur", "--partial");
            assertThat(run.failures()).as(run.out() + run.err()).containsExactly("reglement.202.reparateur");
            assertThat(run.out()).contains("Retry-After");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void a_target_that_only_says_429_gets_no_verdict(RunningStub.Address stub) throws IOException {
        Consumer<Passage> closed = passage -> {
            if (passage.is("/reparateur")) {
                passage.answer(429, "text/plain", "");
                // Longer than a run waits, so that it does not.
                passage.header("Retry-After", "600");
            }
        };
        try (Saboteur saboteur = new Saboteur(stub, closed)) {
            SuiteProcess run = SuiteProcess.sandbox(
                    saboteur.address(), "--profile", "document", "--test", "reparateur.dateFacture", "--partial");
            assertThat(run.failures()).isEmpty();
            assertThat(run.out()).contains("429", "--rate", "SANS VERDICT");
            assertThat(run.exitCode()).isEqualTo(2);
        }
    }
}
