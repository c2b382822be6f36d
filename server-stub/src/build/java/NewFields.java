import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Settlement;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a copy of the contract whose settlements have fields that ours lacks: one that is required, and of each kind one that may be left out. The build makes
 * models of it, and a test lets the stub, as it is, serve that contract. Run as a source file.
 */
public final class NewFields {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private NewFields() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws IOException {
        ObjectNode contract = (ObjectNode) Contract.bundled().tree().deepCopy();
        for (Settlement settlement : Contract.of(contract).settlements()) {
            ObjectNode schema = (ObjectNode)
                    contract.at("/components/schemas/" + settlement.fields().schema());
            ((ArrayNode) schema.get("required")).add("nombrePassages");
            ObjectNode fields = (ObjectNode) schema.get("properties");
            fields.putObject("nombrePassages")
                    .put("type", "integer")
                    .put("minimum", 0)
                    .put("maximum", 99)
                    .set("x-tolerance", tolerated("string"));
            fields.putObject("remarqueLibre")
                    .put("type", "string")
                    .put("minLength", 1)
                    .put("maxLength", 2000);
            fields.putObject("dateReception").put("type", "string").put("format", "date");
            fields.putObject("vehiculeRoulant").put("type", "boolean").set("x-tolerance", tolerated("string"));
            ObjectNode amount = fields.putObject("franchise");
            amount.putArray("allOf").addObject().put("$ref", "#/components/schemas/Montant");
            amount.set("x-tolerance", tolerated("number"));
            settlement
                    .operation()
                    .requestBody()
                    .orElseThrow()
                    .at("/content/application~1json/examples")
                    .forEach(example -> ((ObjectNode) example.get("value"))
                            .put("nombrePassages", 2)
                            .put("remarqueLibre", "é".repeat(1999))
                            .put("dateReception", "2026-03-06")
                            .put("vehiculeRoulant", false)
                            .put("franchise", "250.5"));
        }
        Path copy = Path.of(arguments[0]);
        Files.createDirectories(copy.getParent());
        // JSON is YAML.
        Files.write(copy, Contract.of(contract).bytes());
    }

    private static ArrayNode tolerated(String type) {
        ArrayNode tolerances = JSON.arrayNode();
        tolerances.addObject().put("id", "T3").put("type", type);
        return tolerances;
    }
}
