package lu.lalux.assure.conformance.judge.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.Subject;
import lu.lalux.assure.conformance.judge.evidence.UploadedFile;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.judge.worklist.WorkList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

/**
 * Long files take most of a session's processor time, if they are made and digested; most sessions never see them. Whoever makes
 * one asks for as much memory, which the thread's own account shows.
 */
class LongFilesTest {

    private static final Contract CONTRACT = Contract.load();
    private static final Software SOFTWARE =
            new Software("Essai", "1", Fonction.REPARATEUR, TokenWay.CLIENT_CREDENTIALS, false, false);
    private static final int LONG = 1_000_000;

    private static WorkList list(List<Scenario> scenarios) {
        Access access = Access.fresh("T1", "http://localhost:3000/retour");
        return new Session(CONTRACT, SOFTWARE, access, scenarios, Tempo.REAL, "T1").list();
    }

    private static List<Attachment> longFiles(WorkList list) {
        return list.invoices().stream()
                .flatMap(invoice -> invoice.files().values().stream())
                .filter(file -> file.size() > LONG)
                .toList();
    }

    private static <T> T withoutMakingOne(String what, Supplier<T> work) {
        ThreadMXBean account = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = account.getCurrentThreadAllocatedBytes();
        T result = work.get();
        assertThat(account.getCurrentThreadAllocatedBytes() - before).as(what).isLessThan(LONG);
        return result;
    }

    @Test
    void no_session_makes_one_as_it_opens() {
        List<Scenario> scenarios = AllScenarios.of(ScenarioRegister.load(), SOFTWARE);
        // What is loaded for the first of all sessions is no session's own.
        list(List.of());
        assertThat(longFiles(list(scenarios))).hasSizeGreaterThan(2);
        for (Scenario scenario : scenarios) {
            withoutMakingOne(scenario.id(), () -> list(List.of(scenario)));
        }
    }

    @Test
    void no_upload_of_another_length_makes_one_and_one_of_its_own_bytes_is_known_by_them() {
        WorkList list = list(AllScenarios.of(ScenarioRegister.load(), SOFTWARE));
        Recognition recognition = new Recognition(CONTRACT, SOFTWARE, list);
        Attachment digested = list.invoices().get(0).files().values().iterator().next();
        list.invoices()
                .forEach(invoice -> invoice.files().values().stream()
                        .filter(file -> file.size() < LONG)
                        .forEach(Attachment::sha256));
        for (Attachment file : longFiles(list)) {
            UploadedFile another =
                    new UploadedFile("facture.pdf", file.size() - 2, digested.sha256(), UploadedFile.Writing.PLAIN);
            assertThat(withoutMakingOne(file.name(), () -> subject(recognition, another))
                            .invoice())
                    .isEmpty();
            UploadedFile changed =
                    new UploadedFile("facture.pdf", file.size(), digested.sha256(), UploadedFile.Writing.PLAIN);
            assertThat(subject(recognition, changed).invoice()).isEmpty();
            UploadedFile itself = new UploadedFile(
                    "facture.pdf", file.size(), Attachment.digest(file.content()), UploadedFile.Writing.PLAIN);
            Subject found = subject(recognition, itself);
            assertThat(found.invoice().orElseThrow().files().get(found.field())).isSameAs(file);
        }
    }

    private static Subject subject(Recognition recognition, UploadedFile brought) {
        return recognition.of(Kind.UPLOAD, MissingNode.getInstance(), Optional.of(brought));
    }

    @Test
    void each_is_made_as_it_was_announced() {
        assertThat(longFiles(list(AllScenarios.of(ScenarioRegister.load(), SOFTWARE))))
                .allSatisfy(file -> {
                    byte[] content = file.content();
                    assertThat(content).hasSize(file.size()).isEqualTo(file.content());
                    assertThat(Arrays.copyOf(content, file.beginning().length)).isEqualTo(file.beginning());
                    assertThat(file.sha256()).isEqualTo(Attachment.digest(content));
                });
    }
}
