package lu.lalux.assure.stub.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the sandbox's controls are set to, {@code #/components/schemas/Etat} of {@code bac-a-sable.yaml}.
 *
 * @param heure the time of day, as the sandbox sees it
 * @param avance how far that is ahead, an ISO 8601 duration
 * @param depotsEnErreur how many uploads are still to fail
 * @param appelsRefuses the calls that are still to be refused, if any are
 * @param strict whether tolerated forms are refused
 * @param formesTolerees those that were accepted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ReportedState(
        Instant heure,
        String avance,
        int depotsEnErreur,
        Optional<Orders.Refusal> appelsRefuses,
        boolean strict,
        List<AcceptedTolerances.Count> formesTolerees) {}
