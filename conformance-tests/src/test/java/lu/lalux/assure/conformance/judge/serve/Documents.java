package lu.lalux.assure.conformance.judge.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.certificate.Certificate;
import lu.lalux.assure.conformance.judge.certificate.CertificateFiles;
import lu.lalux.assure.conformance.judge.certificate.Sessions;
import lu.lalux.assure.conformance.judge.certificate.SigningKey;
import lu.lalux.assure.conformance.judge.report.TalkativeClient;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.report.Format;

/** What the page opens: a report with a scenario in each state, of a client that wrote what it could, and a certificate. */
public final class Documents {

    private Documents() {}

    public static void write(Path directory, Language language) throws IOException {
        TalkativeClient client = TalkativeClient.backEnd();
        Format.write(directory, client.report(language));
        CertificateFiles.write(
                directory,
                Sessions.conforming(),
                SigningKey.fresh(),
                Certificate.VALIDITY,
                Optional.of("https://assure.example/certificats/1"),
                language);
    }
}
