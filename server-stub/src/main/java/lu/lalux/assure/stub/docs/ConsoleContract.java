package lu.lalux.assure.stub.docs;

import lu.lalux.assure.stub.openapi.ContractFile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract as the console reads it: the same, but for the addresses, which all are those of this server. A press of
 * "Execute" in a sandbox must not reach production.
 */
@Component
final class ConsoleContract {

    private final ContractFile contract;
    private final JsonMapper json = JsonMapper.shared();

    ConsoleContract(ContractFile contract) {
        this.contract = contract;
    }

    /** @param origin the scheme, host and port by which the browser reached this server */
    byte[] of(String origin) {
        ObjectNode copy = (ObjectNode) contract.tree().deepCopy();
        copy.putArray("servers").addObject().put("url", origin).put("description", "Ce bac à sable");
        for (JsonNode path : copy.get("paths")) {
            ((ObjectNode) path).remove("servers");
        }
        for (JsonNode flow : copy.get("components").get("securitySchemes").findParents("tokenUrl")) {
            ((ObjectNode) flow).put("tokenUrl", origin + "/token");
        }
        for (JsonNode flow : copy.get("components").get("securitySchemes").findParents("authorizationUrl")) {
            ((ObjectNode) flow).put("authorizationUrl", origin + "/authen");
        }
        return json.writeValueAsBytes(copy);
    }
}
