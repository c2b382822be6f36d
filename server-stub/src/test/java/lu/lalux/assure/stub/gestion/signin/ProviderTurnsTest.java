package lu.lalux.assure.stub.gestion.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import lu.lalux.assure.stub.http.caller.ClientNetwork;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Strangers do not have the identity provider asked as often as they like. */
class ProviderTurnsTest {

    private static final ClientNetwork STRANGER = new ClientNetwork("192.0.2.1");
    private static final ClientNetwork ADMINISTRATOR = new ClientNetwork("192.0.2.2");

    private final ProviderTurns turns = new ProviderTurns(Duration.ofSeconds(30));

    @Test
    @DisplayName("whoever takes two turns takes no third, and others do")
    void ofOne() {
        String all = turns.take(
                STRANGER,
                () -> turns.take(STRANGER, () -> {
                    assertRefused(() -> turns.take(STRANGER, () -> ""), ProblemType.SERVICE_INDISPONIBLE);
                    return turns.take(ADMINISTRATOR, () -> "asked");
                }));
        assertThat(all).isEqualTo("asked");
        assertThat(turns.take(STRANGER, () -> turns.take(STRANGER, () -> "again")))
                .isEqualTo("again");
    }

    @Test
    @DisplayName("after twenty codes that the provider did not know nobody is asked for that client, and for others is")
    void refused() {
        for (int i = 0; i < 20; i++) {
            turns.requireNoDelay(STRANGER);
            turns.refused(STRANGER);
        }
        assertRefused(() -> turns.requireNoDelay(STRANGER), ProblemType.TROP_DE_REQUETES);
        turns.requireNoDelay(ADMINISTRATOR);
    }

    private static void assertRefused(ThrowingCallable asking, ProblemType type) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().type()).isEqualTo(type));
    }
}
