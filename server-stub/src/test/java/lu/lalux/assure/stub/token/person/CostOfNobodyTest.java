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
import lu.lalux.assure.stub.token.secret.Secrets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How dear a password is that is sent with a name that does not exist. */
class CostOfNobodyTest {

    @Test
    @DisplayName("as dear as those of the settings, which have no other persons beside them")
    void declared() {
        assertThat(PersonConfiguration.costOfNobody(persons(12, 11), role(false)))
                .isEqualTo(12);
        assertThat(PersonConfiguration.costOfNobody(persons(6), role(false))).isEqualTo(6);
        assertThat(PersonConfiguration.costOfNobody(persons(), role(false))).isEqualTo(Secrets.COST);
    }

    @Test
    @DisplayName("in a sandbox as dear as those of the accounts that it may have, and not as the published ones")
    void published() {
        assertThat(PersonConfiguration.costOfNobody(persons(4), role(true))).isEqualTo(Secrets.COST);
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
