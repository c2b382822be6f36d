package lu.lalux.assure.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the suite takes for the status of a problem, and of a fault. */
class ProblemStatusesTest {

    private static final Contract CONTRACT = Contract.load();

    @Test
    void a_type_has_the_one_status_of_the_catalogue() {
        assertThat(CONTRACT.statusesOfProblem("urn:assure:probleme:champs-invalides"))
                .containsExactly(400);
        assertThat(CONTRACT.statusesOfCode("cle-inconnue")).containsExactly(422);
    }

    @Test
    void what_http_itself_refuses_has_several() {
        assertThat(CONTRACT.statusesOfProblem("urn:assure:probleme:requete-http-refusee"))
                .contains(400, 408, 431, 505)
                .doesNotContain(401, 422, 500);
    }

    @Test
    void what_is_in_no_catalogue_has_none() {
        assertThat(CONTRACT.statusesOfProblem("about:blank")).isEmpty();
        assertThat(CONTRACT.statusesOfCode("inconnu")).isEmpty();
    }
}
