package lu.lalux.assure.stub.token.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lu.lalux.assure.stub.registry.Application;
import lu.lalux.assure.stub.registry.DeclaredIdentities;
import lu.lalux.assure.stub.registry.Person;
import lu.lalux.assure.stub.registry.RegisteredIn;
import lu.lalux.assure.stub.registry.SandboxRole;
import lu.lalux.assure.stub.token.secret.PasswordCost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How dear a password is that is sent with a name that does not exist. */
class CostOfNobodyTest {

    private static final int USUAL = 8;

    @Test
    @DisplayName("as dear as those of the settings, which have no other persons beside them")
    void declared() {
        assertThat(cost(persons(12, 11), false)).isEqualTo(12);
        assertThat(cost(persons(6), false)).isEqualTo(6);
        assertThat(cost(persons(), false)).isEqualTo(USUAL);
    }

    @Test
    @DisplayName("in a sandbox as dear as those of the accounts that it may have, and not as the published ones")
    void published() {
        assertThat(cost(persons(4), true)).isEqualTo(USUAL);
    }

    private static int cost(DeclaredIdentities declared, boolean published) {
        return PersonConfiguration.costOfNobody(declared, role(published), new PasswordCost(USUAL))
                .value();
    }

    private static DeclaredIdentities persons(int... costs) {
        return new DeclaredIdentities() {
            @Override
            public List<Application> applications() {
                return List.of();
            }

            @Override
            public List<Person> persons() {
                return IntStream.of(costs).mapToObj(CostOfNobodyTest::person).toList();
            }
        };
    }

    private static Person person(int cost) {
        String hash = "{bcrypt}$2a$%02d$".formatted(cost) + "x".repeat(53);
        return new Person("p", "c", hash, Set.of(), RegisteredIn.SETTINGS);
    }

    private static SandboxRole role(boolean published) {
        return new SandboxRole() {
            @Override
            public boolean hasPublishedIdentities() {
                return published;
            }

            @Override
            public boolean isShared() {
                return false;
            }
        };
    }
}
