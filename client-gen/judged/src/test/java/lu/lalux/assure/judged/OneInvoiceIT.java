package lu.lalux.assure.judged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The programs that send one invoice, before the judge: token, files and fields, nothing of which may be broken. What takes a
 * whole list does not come up, so that the verdict is partial, and not more.
 */
@DisabledOnOs(value = WINDOWS, disabledReason = "the programs' commands are written for sh")
@Needs({Tool.PHP, Tool.PYTHON, Tool.GO})
class OneInvoiceIT {

    /** One session a language; {@code ProgramsIT} sees each of them in both trades. */
    enum Program {
        TYPESCRIPT("reparateur"),
        PHP("expert"),
        PYTHON("expert"),
        GO("reparateur");

        private final String trade;

        Program(String trade) {
            this.trade = trade;
        }

        /** What {@code ProgramsIT} has compiled and installed before. */
        private Path script() {
            return Path.of("..", "target", "programs", name().toLowerCase(Locale.ROOT) + ".sh");
        }
    }

    /** What one invoice shows of any client. */
    private static final List<String> SHOWN = List.of(
            "jeton.opaque",
            "jeton.bearer",
            "jeton.nulle-part-ailleurs",
            "jeton.secret-en-tete",
            "jeton.secret-code",
            "jeton.formes",
            "jeton.portees-utiles",
            "jeton.deux-adresses",
            "fichier.cle",
            "fichier.octets",
            "fichier.base64",
            "fichier.fonction",
            "fichier.bien-forme",
            "reglement.textes",
            "reglement.montants",
            "reglement.dates",
            "reglement.valeurs-listees",
            "reglement.types",
            "reglement.champs-inconnus",
            "reglement.utf-8",
            "reglement.bien-forme",
            "reglement.facture-connue",
            "reglement.tolerance-t1",
            "reglement.tolerance-t2",
            "reglement.tolerance-t3",
            "manieres.type-de-contenu",
            "incident.jeton-membres-inconnus");

    private static final Map<Program, Judge> SESSIONS = new EnumMap<>(Program.class);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void begin() throws IOException {
        for (Program program : Program.values()) {
            SESSIONS.put(
                    program,
                    Judge.open(
                            folder.resolve(program.name()),
                            List.of("--software", program.name(), "--trade", program.trade)));
        }
    }

    @AfterAll
    static void end() {
        SESSIONS.values().forEach(Judge::close);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_of_its_token_files_and_fields_is_broken(Program program) throws Exception {
        Judge session = SESSIONS.get(program);

        session.sendOne(program.script(), program.trade);

        Judge.Verdict verdict = session.verdict();
        assertThat(verdict.standing("BROKEN")).as(verdict.printed()).isEmpty();
        assertThat(verdict.standing("SHOWN")).as(verdict.printed()).containsAll(SHOWN);
        assertThat(verdict.judgement().path("result").asText()).isEqualTo("PARTIAL");
        assertThat(verdict.code()).isEqualTo(2);
        assertThat(verdict.certificate()).doesNotExist();
    }
}
