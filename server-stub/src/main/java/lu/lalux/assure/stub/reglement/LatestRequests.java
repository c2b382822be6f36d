package lu.lalux.assure.stub.reglement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.stub.contract.RequestJson;
import lu.lalux.assure.stub.document.KeptFile;
import lu.lalux.assure.stub.document.KeptFiles;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/**
 * Shows what was recorded last. Nothing in the table leads there, so that it is read from end to end: for a sandbox,
 * whose records are few.
 */
@Service
public final class LatestRequests {

    private final Contract contract;
    private final DemandeRepository requests;
    private final KeptFiles files;

    LatestRequests(Contract contract, DemandeRepository requests, KeptFiles files) {
        this.contract = contract;
        this.requests = requests;
        this.files = files;
    }

    /**
     * What was recorded last, the latest first.
     *
     * @param owner whose; nothing for everybody's
     * @param reference of the invoice; nothing for any
     * @param most how many at most
     */
    public List<LatestRequest> find(Optional<String> owner, Optional<String> reference, int most) {
        List<DemandeRepository.Latest> rows =
                requests.latest(owner, reference.map(this::endings).orElse(List.of()), most);
        Set<String> keys =
                rows.stream().flatMap(this::keys).map(Map.Entry::getValue).collect(Collectors.toSet());
        Map<String, KeptFile> known = files.of(keys);
        return rows.stream()
                .map(row -> new LatestRequest(
                        row.account(),
                        row.function(),
                        row.received(),
                        row.content(),
                        keys(row)
                                .filter(key -> known.containsKey(key.getValue()))
                                .map(key -> new LatestRequest.NamedFile(
                                        key.getKey(), key.getValue(), known.get(key.getValue())))
                                .toList()))
                .toList();
    }

    /** Of the identities that have a reference: one for each type that there is. */
    private List<String> endings(String reference) {
        return contract.settlements().stream()
                .flatMap(settlement -> settlement.type().values().stream())
                .distinct()
                .map(type -> Identite.ending(reference, type))
                .toList();
    }

    /** The keys of a request, each with the field that has it. */
    private Stream<Map.Entry<String, String>> keys(DemandeRepository.Latest row) {
        JsonNode content = RequestJson.MAPPER.readTree(row.content());
        return contract.settlements().stream()
                .filter(settlement -> settlement.operation().path().equals("/" + row.function()))
                .flatMap(settlement -> settlement.keys().stream())
                .map(Field::name)
                .filter(content::has)
                .map(name -> Map.entry(name, content.path(name).asString()));
    }
}
