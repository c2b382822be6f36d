package lu.lalux.assure.conformance.saboteur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import lu.lalux.assure.conformance.RunningStub;
import lu.lalux.assure.conformance.SuiteProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the suite behaves towards a real system. */
@ExtendWith(RunningStub.class)
class MannersIT {

    @Test
    void what_fails_once_and_then_passes_is_unstable(RunningStub.Address stub) throws IOException {
        AtomicBoolean failed = new AtomicBoolean();
        Fault once = Fault.ofResponses("once", passage -> {
            if (passage.is("/reparateur") && passage.status() == 202 && failed.compareAndSet(false, true)) {
                passage.status(200);
            }
        });
        try (Saboteur saboteur = new Saboteur(stub, once)) {
            SuiteProcess run =
                    SuiteProcess.sandbox(saboteur.address(), "--test", "reglement.202.reparateur", "--partiel");
            assertThat(run.out()).contains("~ reglement.202.reparateur", "Profil contrat : INSTABLE (0 réussis");
            assertThat(run.failures()).isEmpty();
            assertThat(run.exitCode()).isEqualTo(2);
        }
    }

    /** Nothing that the target would keep is sent: neither a file nor a request is accepted. */
    @Test
    void the_profile_refus_leaves_nothing_behind(RunningStub.Address stub) throws IOException {
        Queue<String> kept = new ConcurrentLinkedQueue<>();
        Fault watch = Fault.ofResponses("watch", passage -> {
            if (passage.method().equals("PUT") && passage.status() < 300) {
                kept.add(passage.target());
            }
        });
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
        Fault closed = Fault.ofResponses("closed", passage -> {
            if (!passage.is("/token") && !passage.is("/authen")) {
                passage.answer(401, "text/plain", "");
            }
        });
        try (Saboteur saboteur = new Saboteur(stub, closed)) {
            SuiteProcess run = SuiteProcess.sandbox(
                    saboteur.address(), "--profile", "document", "--test", "reparateur", "--partiel");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).contains("presque toutes les réponses sont 401");
        }
    }

    @Test
    void what_is_left_behind_is_listed(RunningStub.Address stub) {
        SuiteProcess run = SuiteProcess.sandbox(stub, "--test", "reglement.202", "--partiel");
        assertThat(run.out())
                .contains(
                        "Données d'essai laissées",
                        "2 demandes de règlement",
                        "- /reparateur CONF-",
                        "- /expert CONF-");
    }
}
