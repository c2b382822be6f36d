package lu.lalux.assure.stub.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the sandbox's controls are set to, {@code #/components/schemas/Etat} of {@code bac-a-sable.yaml}: what an
 * account has ordered, or what was ordered for all. The time, and what becomes of tolerated forms, are as they hold,
 * whoever ordered it.
 *
 * @param compte whose state it is; nothing for all
 * @param heure the time of day, as the sandbox sees it
 * @param avance how far that is ahead, an ISO 8601 duration
 * @param depotsEnErreur how many uploads are still to fail
 * @param virusTrouves how many uploads are still to be found infected
 * @param appelsRefuses the calls that are still to be refused, if any are
 * @param reponsesPerdues how many answers are still to be lost
 * @param reponsesCoupees how many answers are still to be cut off
 * @param reponsesLentes the answers that are still to be late, if any are
 * @param membresInconnus how many answers are still to have a member more
 * @param jetonsRetires whether tokens were withdrawn
 * @param strict whether tolerated forms are refused
 * @param formesTolerees those that were accepted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ReportedState(
        Optional<String> compte,
        Instant heure,
        String avance,
        int depotsEnErreur,
        int virusTrouves,
        Optional<Refusal> appelsRefuses,
        int reponsesPerdues,
        int reponsesCoupees,
        Optional<Delay> reponsesLentes,
        int membresInconnus,
        boolean jetonsRetires,
        boolean strict,
        List<AcceptedTolerances.Count> formesTolerees) {

    /**
     * Calls that are refused whatever they ask for.
     *
     * @param statut {@code 429} or {@code 503}
     * @param reessayer the seconds of {@code Retry-After}
     * @param nombre how many of them are still to come
     */
    record Refusal(int statut, long reessayer, int nombre) {

        static Optional<Refusal> of(Ordered orders) {
            int number = orders.left(Incident.APPELS);
            return number == 0
                    ? Optional.empty()
                    : Optional.of(
                            new Refusal(orders.status(), orders.retryAfter().toSeconds(), number));
        }
    }

    /**
     * Answers that come late.
     *
     * @param delai by how many seconds
     * @param nombre how many of them are still to come
     */
    record Delay(long delai, int nombre) {

        static Optional<Delay> of(Ordered orders) {
            int number = orders.left(Incident.LENTES);
            return number == 0
                    ? Optional.empty()
                    : Optional.of(new Delay(orders.delay().toSeconds(), number));
        }
    }
}
