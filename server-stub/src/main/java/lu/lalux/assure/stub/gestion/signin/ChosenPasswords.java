package lu.lalux.assure.stub.gestion.signin;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.token.person.PasswordTurns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a password that somebody chooses (NIST SP 800-63B-4, section 3.1.1.2): long enough, not one that can be
 * guessed, and nothing is asked of its characters.
 */
@Component
final class ChosenPasswords {

    /** The field that has it. */
    private static final String POINTER = "/motDePasse";

    private static final int FEWEST_CHARACTERS = 15;

    /** bcrypt reads no more. */
    private static final int MOST_BYTES = 72;

    private final PasswordTurns turns;
    private final GuessablePasswords guessable = new GuessablePasswords();

    ChosenPasswords(PasswordTurns turns) {
        this.turns = turns;
    }

    /**
     * Its hash.
     *
     * @param names of whoever it is for, and of what they belong to
     * @param address where it comes from
     * @throws lu.lalux.assure.stub.problem.ProblemException when it is not good enough, saying what would be
     */
    String hash(String password, Collection<String> names, String address) {
        require(Normalizer.normalize(password, Normalizer.Form.NFC), names);
        return turns.hash(address, password);
    }

    /** That there is one at all is not for its own rules to say. */
    String required(@Nullable String password) {
        if (password == null) {
            throw Refused.fault(
                    POINTER, FaultCode.CHAMP_OBLIGATOIRE, Message.of("gestion.password-missing", FEWEST_CHARACTERS));
        }
        return password;
    }

    /** Where there can be none. */
    void refuse(@Nullable String password) {
        if (password != null) {
            throw Refused.fault(POINTER, FaultCode.CHAMP_INCONNU, Message.of("gestion.password-needless"));
        }
    }

    private void require(String password, Collection<String> names) {
        if (password.codePointCount(0, password.length()) < FEWEST_CHARACTERS) {
            throw weak(Message.of("gestion.password-short", FEWEST_CHARACTERS));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw weak(Message.of("gestion.password-long", MOST_BYTES));
        }
        if (guessable.contain(password, names)) {
            throw weak(Message.of("gestion.password-guessable"));
        }
    }

    private static RuntimeException weak(Message detail) {
        return Refused.fault(POINTER, FaultCode.MOT_DE_PASSE_FAIBLE, detail);
    }
}
