package lu.lalux.assure.conformance.judge.certificate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Page;
import lu.lalux.assure.conformance.report.PageTemplate.Clean;

/**
 * What the template of a certificate's page names.
 *
 * @param certificate that is printed
 * @param digest SHA-256 of the certificate's file
 * @param address where the file can be had
 * @param titles of the scenarios that are known here
 * @param language that the page is shown in at first
 */
record CertificatePage(
        Certificate certificate, String digest, Optional<String> address, Map<String, Text> titles, Language language)
        implements Page {

    /** A line of the table. */
    record Line(String id, Text title, State standing) {}

    static String html(String jws, Certificate certificate, Optional<String> address, Language language) {
        Map<String, Text> titles = ScenarioRegister.load().entries().stream()
                .collect(Collectors.toMap(ScenarioEntry::id, ScenarioEntry::title));
        String digest = CertificateFiles.digest(jws);
        return new CertificatePage(certificate, digest, address, titles, language).html(new Redaction());
    }

    @Override
    public Text title() {
        return new Text("Certificat d'un client Assure", "Certificate of an Assure client");
    }

    boolean attested() {
        return certificate.issuer() == Issuer.ATTESTED;
    }

    /** {@return SHA-256 of the suite's jar; at most one} */
    List<String> suiteDigests() {
        return certificate.suiteDigest().stream().toList();
    }

    /** {@return where the file can be had; at most one} */
    List<String> addresses() {
        return address.stream().toList();
    }

    Clean qr() {
        return new Clean(QrPicture.svg(address.orElse("sha256:" + digest)));
    }

    List<Line> scenarios() {
        return certificate.scenarios().stream()
                .map(entry ->
                        new Line(entry.id(), titles.getOrDefault(entry.id(), Text.both(entry.id())), entry.standing()))
                .toList();
    }
}
