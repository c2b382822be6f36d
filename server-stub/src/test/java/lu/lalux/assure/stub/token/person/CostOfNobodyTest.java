package lu.lalux.assure.stub.token.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lu.lalux.assure.stub.registry.Person;
import lu.lalux.assure.stub.registry.store.RegisteredIn;
import lu.lalux.assure.stub.token.secret.PasswordCost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How dear a password is that is sent with a name that does not exist. */
class CostOfNobodyTest {

    private static final PasswordCost USUAL = new PasswordCost(8);

    @Test
    @DisplayName("as dear as those of the settings, which have no other persons beside them")
    void declared() {
        assertThat(PersonConfiguration.costOfNobody(persons(12, 11), false, USUAL))
                .isEqualTo(new PasswordCost(12));
        assertThat(PersonConfiguration.costOfNobody(persons(6), false, USUAL)).isEqualTo(new PasswordCost(6));
        assertThat(PersonConfiguration.costOfNobody(List.of(), false, USUAL)).isEqualTo(USUAL);
    }

    @Test
    @DisplayName("in a sandbox as dear as those of the accounts that it may have, and not as the published ones")
    void published() {
        assertThat(PersonConfiguration.costOfNobody(persons(4), true, USUAL)).isEqualTo(USUAL);
    }

    private static List<Person> persons(int... costs) {
        return IntStream.of(costs)
                .mapToObj(cost -> "{bcrypt}$2a$%02d$".formatted(cost) + "x".repeat(53))
                .map(hash -> new Person("p", "c", hash, Set.of(), 0, RegisteredIn.SETTINGS))
                .toList();
    }
}
