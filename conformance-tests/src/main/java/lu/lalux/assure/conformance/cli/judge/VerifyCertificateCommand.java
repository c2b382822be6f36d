package lu.lalux.assure.conformance.cli.judge;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lu.lalux.assure.conformance.cli.settings.LanguageOption;
import lu.lalux.assure.conformance.judge.certificate.Certificate;
import lu.lalux.assure.conformance.judge.certificate.UnusableFileException;
import lu.lalux.assure.conformance.judge.certificate.Verification;
import lu.lalux.assure.conformance.judge.certificate.VerifyingKey;
import lu.lalux.assure.conformance.judge.certificate.WithdrawnList;
import lu.lalux.assure.conformance.register.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a certificate is worth, without a network. */
@Command(
        name = "verify-certificate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Dit ce que vaut un certificat du juge : attesté, auto-test, expiré, retiré, altéré. Sans réseau.",
            "Tells what a certificate of the judge is worth: attested, self-tested, expired, withdrawn, altered. "
                    + "Without a network."
        },
        exitCodeListHeading = "%nCodes de sortie / Exit codes%n",
        exitCodeList = {
            "0:valable ; la sortie dit si attesté ou auto-test / valid; the output says whether attested or"
                    + " self-tested",
            "1:pas valable / not valid",
            "2:illisible, ou une clé ou une liste inutilisable / unreadable, or a key or a list that cannot be used"
        })
public final class VerifyCertificateCommand implements Callable<Integer> {

    private static final int UNREADABLE = 2;
    private static final long MOST = 1_048_576;

    @Parameters(
            index = "0",
            paramLabel = "CERTIFICAT",
            description = {"Le fichier certificate.jws.", "The file certificate.jws."})
    private Path file;

    @Option(
            names = "--key",
            paramLabel = "CLE",
            description = {
                "Clé publique qui doit l'avoir signé, celle de LALUX : PEM ou JWK. Tout autre certificat est alors"
                        + " refusé.",
                "Public key that must have signed it, LALUX's: PEM or JWK. Any other certificate is refused then."
            })
    private Path key;

    @Option(
            names = "--withdrawn",
            paramLabel = "LISTE",
            description = {
                "Liste des certificats retirés, en JSON, simple ou signée par la même clé.",
                "List of withdrawn certificates, as JSON, plain or signed by the same key."
            })
    private Path withdrawn;

    @Mixin
    private LanguageOption language;

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    /**
     * @param out where the finding goes
     * @param err where it goes that nothing could be found out
     * @param clock that certificates expire by
     */
    public VerifyCertificateCommand(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try {
            Optional<VerifyingKey> known = key == null ? Optional.empty() : Optional.of(VerifyingKey.read(key));
            WithdrawnList list = withdrawn == null ? WithdrawnList.NONE : WithdrawnList.read(withdrawn, known);
            Verification verification = Verification.of(text(), known, list, clock.instant());
            out.println(verification.state().text().in(language.asked()));
            verification.certificate().ifPresent(this::print);
            return verification.state().exitCode();
        } catch (UnusableFileException e) {
            err.println(e.text().in(language.asked()));
        } catch (IOException e) {
            err.println(new Text("« " + file + " » ne peut pas être lu.", "\"" + file + "\" cannot be read.")
                    .in(language.asked()));
        }
        return UNREADABLE;
    }

    /** Each byte a character, so that none is lost. */
    private String text() throws IOException {
        if (Files.size(file) > MOST) {
            throw new IOException("too long for a certificate");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private void print(Certificate certificate) {
        line("Certificat", "Certificate", certificate.id());
        line(
                "Logiciel",
                "Software",
                certificate.software().name() + " " + certificate.software().version());
        line("Métier", "Trade", certificate.software().trade().word());
        line("Jeton", "Token", certificate.software().way().name().toLowerCase(Locale.ROOT));
        line("Contrat", "Contract", certificate.contractVersion() + ", SHA-256 " + certificate.contractDigest());
        line(
                "Suite",
                "Suite",
                certificate.suiteVersion()
                        + certificate
                                .suiteDigest()
                                .map(digest -> ", SHA-256 " + digest)
                                .orElse(""));
        line("Date", "Date", certificate.date().toString());
        line("Expire", "Expires", certificate.expires().toString());
        line("Signé par", "Signed by", certificate.issuer().text().in(language.asked()));
        certificate.leftOut().forEach(id -> line("Pas joué dans la session", "Not played in the session", id));
        certificate
                .scenarios()
                .forEach(scenario -> out.println("  " + scenario.standing().sign() + " " + plain(scenario.id()) + " : "
                        + scenario.standing().word().in(language.asked())));
    }

    private void line(String fr, String en, String value) {
        out.println(new Text(fr, en).in(language.asked()) + " : " + plain(value));
    }

    /** Anybody can sign anything: what stands in a certificate is no command of the reader's terminal. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }
}
