package lu.lalux.assure.conformance.cli.judge;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import lu.lalux.assure.conformance.cli.settings.LanguageOption;
import lu.lalux.assure.conformance.judge.certificate.CertificateFiles;
import lu.lalux.assure.conformance.judge.certificate.SigningKey;
import lu.lalux.assure.conformance.judge.certificate.UnusableFileException;
import lu.lalux.assure.conformance.judge.certificate.WithdrawnList;
import lu.lalux.assure.conformance.register.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts certificates on LALUX's list of those that are worth nothing any more. */
@Command(
        name = "withdraw-certificate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Ajoute des certificats à la liste signée de ceux qui ne valent plus rien.",
            "Adds certificates to the signed list of those that are worth nothing any more."
        },
        exitCodeListHeading = "%nCodes de sortie / Exit codes%n",
        exitCodeList = {
            "0:la liste est écrite / the list is written",
            "2:une clé, un certificat ou une liste inutilisable ; rien n'est changé / a key, a certificate or a list"
                    + " that cannot be used; nothing is changed"
        })
public final class WithdrawCertificateCommand implements Callable<Integer> {

    private static final int UNUSABLE = 2;

    @Parameters(
            arity = "1..*",
            paramLabel = "CERTIFICAT",
            description = {
                "Les fichiers certificate.jws, attestés par cette clé.",
                "The files certificate.jws, attested by this key."
            })
    private List<Path> files;

    @Option(
            names = "--signing-key",
            required = true,
            paramLabel = "CLE",
            description = {
                "Clé privée de LALUX (Ed25519, PEM PKCS#8 ou JWK), qui les a signés et signe la liste.",
                "LALUX's private key (Ed25519, PEM PKCS#8 or JWK), which signed them and signs the list."
            })
    private Path key;

    @Option(
            names = "--withdrawn",
            required = true,
            paramLabel = "LISTE",
            description = {
                "La liste, complétée ; créée si elle n'existe pas encore.",
                "The list, added to; made if there is none yet."
            })
    private Path list;

    @Mixin
    private LanguageOption language;

    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param out where it goes what was withdrawn
     * @param err where it goes why nothing was
     */
    public WithdrawCertificateCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        try {
            SigningKey signing = SigningKey.read(key);
            WithdrawnList before = Files.exists(list)
                    ? WithdrawnList.read(list, Optional.of(signing.verifying()))
                    : WithdrawnList.NONE;
            Set<String> more = new LinkedHashSet<>();
            for (Path file : files) {
                more.add(CertificateFiles.attested(file, signing).id());
            }
            write(before.with(more).signed(signing));
            for (String id : more) {
                out.println(new Text(id + " : retiré.", id + ": withdrawn.").in(language.asked()));
            }
            return 0;
        } catch (UnusableFileException e) {
            err.println(e.text().in(language.asked()));
        } catch (IOException e) {
            err.println(new Text("« " + list + " » ne peut pas être écrit.", "\"" + list + "\" cannot be written.")
                    .in(language.asked()));
        }
        return UNUSABLE;
    }

    /** Whole or not at all: who reads the list at this moment has the one before. */
    private void write(String signed) throws IOException {
        Path folder = Optional.ofNullable(list.toAbsolutePath().getParent()).orElseThrow(IOException::new);
        Path written = Files.createTempFile(folder, "withdrawn", null);
        try {
            Files.writeString(written, signed);
            Files.move(written, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
