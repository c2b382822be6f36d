package lu.lalux.assure.stub.reglement;

import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Settlement;
import lu.lalux.assure.stub.contract.Fonction;
import org.springframework.stereotype.Service;

/** Shows whoever sent a request what is on record of it. */
@Service
public final class RecordedRequests {

    private final Contract contract;
    private final DemandeRepository requests;

    RecordedRequests(Contract contract, DemandeRepository requests) {
        this.contract = contract;
        this.requests = requests;
    }

    /**
     * All that one provider's reference stands for: an invoice and a credit note may have the same, and so may the two
     * functions.
     */
    public List<RecordedRequest> find(String owner, String provider, String reference) {
        return Stream.of(Fonction.values())
                .flatMap(function -> contract.settlements().stream()
                        .filter(settlement -> settlement.operation().path().equals("/" + function.code()))
                        .flatMap(settlement -> find(settlement, function, owner, provider, reference)))
                .toList();
    }

    private Stream<RecordedRequest> find(
            Settlement settlement, Fonction function, String owner, String provider, String reference) {
        return settlement.type().values().stream()
                .map(type -> Identite.of(owner, function.code(), provider, reference, type))
                .flatMap(identity -> requests.recorded(identity).stream())
                .map(recorded ->
                        new RecordedRequest(settlement.operation().id(), recorded.received(), recorded.content()));
    }
}
