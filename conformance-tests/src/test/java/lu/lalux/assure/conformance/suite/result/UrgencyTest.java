package lu.lalux.assure.conformance.suite.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import lu.lalux.assure.conformance.register.Register;
import org.junit.jupiter.api.Test;

class UrgencyTest {

    private final Register register = Register.load();

    @Test
    void every_beginning_is_one_of_the_register() {
        assertThat(Arrays.stream(Urgency.values()).flatMap(urgency -> urgency.beginnings().stream()))
                .allMatch(beginning ->
                        register.entries().stream().anyMatch(entry -> entry.id().startsWith(beginning)));
    }

    @Test
    void the_longest_beginning_decides() {
        assertThat(Urgency.of(register.get("token.reponse"))).isEqualTo(Urgency.TOKEN);
        assertThat(Urgency.of(register.get("document.verified"))).isEqualTo(Urgency.FIRST_STEPS);
        assertThat(Urgency.of(register.get("reglement.202"))).isEqualTo(Urgency.FIRST_STEPS);
        assertThat(Urgency.of(register.get("autorisation.sans-jeton"))).isEqualTo(Urgency.AUTHORISATION);
        assertThat(Urgency.of(register.get("champ.montant-valide"))).isEqualTo(Urgency.ACCEPTANCE);
        assertThat(Urgency.of(register.get("champ.manquant"))).isEqualTo(Urgency.REQUIRED_FIELDS);
        assertThat(Urgency.of(register.get("champ.montant"))).isEqualTo(Urgency.FORMATS);
        assertThat(Urgency.of(register.get("http.langue"))).isEqualTo(Urgency.REST);
    }
}
