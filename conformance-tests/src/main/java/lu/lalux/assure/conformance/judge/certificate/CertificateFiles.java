package lu.lalux.assure.conformance.judge.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.report.Judgement;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.register.Language;

/**
 * A certificate's two files: the statement, which is verified, and a page of it, which is printed and proves nothing.
 */
public final class CertificateFiles {

    /** The statement. */
    public static final String FILE = "certificate.jws";

    /** The page. */
    public static final String PAGE = "certificate.html";

    /** What a certificate says it is. */
    static final String TYPE = "assure-certificate+json";

    private CertificateFiles() {}

    /**
     * @param directory is made when it is not there
     * @param judgement that conforms
     * @param key that signs
     * @param validity from the session on, {@link Certificate#VALIDITY} if nothing else is asked for
     * @param address where the certificate will be found, for the QR code; else that is of its digest
     * @param language that the page is shown in at first
     * @return what is stated
     * @throws IOException when a file cannot be written
     * @throws IllegalArgumentException when the software does not conform: then there is no certificate
     */
    public static Certificate write(
            Path directory,
            Judgement judgement,
            SigningKey key,
            Period validity,
            Optional<String> address,
            Language language)
            throws IOException {
        Certificate certificate = Certificate.of(judgement, key.issuer(), validity);
        String jws = sign(certificate, key);
        Files.createDirectories(directory);
        // To the letter, without a line's end: each byte of the file is either what was signed, or an alteration.
        Files.writeString(directory.resolve(FILE), jws);
        Files.writeString(directory.resolve(PAGE), CertificatePage.html(jws, certificate, address, language));
        return certificate;
    }

    /**
     * @param jws the certificate's file
     * @return its SHA-256 in hexadecimal digits, which its page shows
     */
    public static String digest(String jws) {
        return Attachment.digest(jws.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * @param jws the certificate's file
     * @param certificate what it states
     * @param address where the certificate will be found, for the QR code; else that is of its digest
     * @param language that the page is shown in at first
     * @return the page
     */
    public static String page(String jws, Certificate certificate, Optional<String> address, Language language) {
        return CertificatePage.html(jws, certificate, address, language);
    }

    /**
     * What a key's owner can take back: a certificate of somebody else's, or a file that was altered, is a mistake to
     * be told.
     *
     * @param file a certificate
     * @param key that signed it
     * @return what it states, whether expired or not
     * @throws UnusableFileException when it is no certificate, or that key did not sign it as it is
     */
    public static Certificate attested(Path file, SigningKey key) throws UnusableFileException {
        Verification found =
                Verification.of(KeyFile.read(file), Optional.of(key.verifying()), WithdrawnList.NONE, Instant.now());
        return found.certificate()
                .orElseThrow(() -> new UnusableFileException(
                        "« " + file + " » : " + found.state().text().fr(),
                        "\"" + file + "\": " + found.state().text().en()));
    }

    static String sign(Certificate certificate, SigningKey key) {
        return key.sign(certificate.json(), TYPE);
    }
}
