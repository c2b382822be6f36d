package lu.lalux.assure.conformance.judge.serve.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.certificate.CertificateFiles;
import lu.lalux.assure.conformance.judge.report.Judgement;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.juge.api.model.EtatSession;
import lu.lalux.assure.juge.api.model.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionEndTest {

    private static final String MARK = "JAAAAAAAA";

    @TempDir
    private Path folder;

    /** Writes what stays of a session that conforms. */
    private SessionArchive ended(Optional<URI> address) throws Exception {
        SessionArchive archive = new SessionArchive(folder);
        Judgement judgement = new Judgement(
                new Software("Garage", "1", Fonction.REPARATEUR, TokenWay.CLIENT_CREDENTIALS, false, false),
                Contract.load().version(),
                Contract.digest(),
                "1",
                Instant.now(),
                MARK,
                true,
                List.of(),
                1,
                0,
                Result.CONFORMING,
                false);
        new SessionEnd(archive, Optional.empty(), Period.ofDays(1), address)
                .write(
                        judgement,
                        new Redaction(),
                        EtatSession.TERMINEE,
                        new ArchivedSession(
                                "digest", new Session().session(MARK).ouverte(Instant.now())));
        return archive;
    }

    @Test
    void a_certificate_s_page_leads_to_where_anybody_may_have_the_certificate() throws Exception {
        SessionArchive archive = ended(Optional.of(URI.create("https://juge.example")));
        for (Language language : Language.values()) {
            String page = Files.readString(archive.reports(MARK, language).resolve(CertificateFiles.PAGE));
            String jws = Files.readString(archive.reports(MARK, Language.FR).resolve(CertificateFiles.FILE));
            assertThat(page)
                    .contains("https://juge.example/juge/certificats/" + MARK + "/" + CertificateFiles.digest(jws));
        }
    }

    @Test
    void where_the_judge_is_this_machine_s_own_it_names_no_address() throws Exception {
        SessionArchive archive = ended(Optional.empty());
        assertThat(Files.readString(archive.reports(MARK, Language.FR).resolve(CertificateFiles.PAGE)))
                .doesNotContain("/juge/certificats/");
    }
}
