package lu.lalux.assure.conformance.judge.serve.session;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.certificate.Certificate;
import lu.lalux.assure.conformance.judge.certificate.CertificateFiles;
import lu.lalux.assure.conformance.judge.certificate.SigningKey;
import lu.lalux.assure.conformance.judge.report.Judgement;
import lu.lalux.assure.conformance.judge.report.JudgementReport;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.report.Format;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.juge.api.model.EtatSession;
import lu.lalux.assure.juge.api.model.Session;

/** Writes what stays of a session: reports and, if the software conforms, the certificate; what is told of it last. */
final class SessionEnd {

    private final SessionArchive archive;
    private final Optional<SigningKey> key;
    private final Period validity;
    private final Optional<URI> address;

    /**
     * @param archive where to
     * @param key that signs; else a new one for each session
     * @param validity of certificates
     * @param address of the judge, where anybody may have a certificate whose digest is known; nothing when there is
     *     none
     */
    SessionEnd(SessionArchive archive, Optional<SigningKey> key, Period validity, Optional<URI> address) {
        this.archive = archive;
        this.key = key;
        this.validity = validity;
        this.address = address;
    }

    /** {@return what is kept of it from now on} */
    Session write(Judgement judgement, Redaction redaction, EtatSession state, ArchivedSession before)
            throws IOException {
        String id = judgement.mark();
        for (Language language : Language.values()) {
            Format.write(archive.reports(id, language), JudgementReport.of(judgement, redaction, language));
        }
        boolean conforming = judgement.result() == Result.CONFORMING;
        if (conforming) {
            certify(judgement);
        }
        Session session = SessionView.of(judgement, before.session(), state)
                .certificat(conforming)
                .fin(Instant.now());
        archive.file(new ArchivedSession(before.keyDigest(), session));
        return session;
    }

    private void certify(Judgement judgement) throws IOException {
        Path french = archive.reports(judgement.mark(), Language.FR);
        Certificate certificate = CertificateFiles.write(
                french, judgement, key.orElseGet(SigningKey::fresh), validity, Optional.empty(), Language.FR);
        String jws = Files.readString(french.resolve(CertificateFiles.FILE));
        Optional<String> found = address.map(
                judge -> judge.resolve("/juge/certificats/" + judgement.mark() + "/" + CertificateFiles.digest(jws))
                        .toString());
        for (Language language : Language.values()) {
            Files.writeString(
                    archive.reports(judgement.mark(), language).resolve(CertificateFiles.PAGE),
                    CertificateFiles.page(jws, certificate, found, language));
        }
    }
}
