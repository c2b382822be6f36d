package lu.lalux.assure.stub.problem.answer;

import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Code;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.ManagementContract;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Language;
import lu.lalux.assure.stub.problem.ProblemType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Titles and statuses of {@code x-problemes}; start-up fails when the contract and this code know different ones. */
@Component
final class ProblemCatalogue {

    /** @param status the type's one status; 0 when it has several, of which the problem says one */
    record Entry(URI type, int status, Map<Language, String> titles) {}

    private final Map<ProblemType, Entry> entries = new EnumMap<>(ProblemType.class);

    ProblemCatalogue(Contract contract, ManagementContract management) {
        Map<String, JsonNode> types = new HashMap<>();
        Stream.of(contract, management.document())
                .forEach(document -> document.at("/x-problemes")
                        .forEach(node -> types.put(node.required("type").asString(), node)));
        Set<String> known = Stream.of(ProblemType.values())
                .map(type -> type.uri().toString())
                .collect(Collectors.toSet());
        requireSame("x-problemes", types.keySet(), known);
        for (ProblemType type : ProblemType.values()) {
            JsonNode node = types.get(type.uri().toString());
            Map<Language, String> titles = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                titles.put(language, node.required(language.tag()).asString());
            }
            entries.put(type, new Entry(type.uri(), node.required("status").asInt(0), titles));
        }
        requireSame(
                "x-codes",
                management.document().codes().all().stream().map(Code::code).collect(Collectors.toSet()),
                Stream.of(FaultCode.values()).map(FaultCode::code).collect(Collectors.toSet()));
    }

    Entry entry(ProblemType type) {
        return entries.get(type);
    }

    private static void requireSame(String name, Set<String> inContract, Set<String> inCode) {
        if (!inContract.equals(inCode)) {
            throw new IllegalStateException("%s: the contract has %s, the stub %s".formatted(name, inContract, inCode));
        }
    }
}
