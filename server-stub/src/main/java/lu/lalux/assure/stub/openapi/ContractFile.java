package lu.lalux.assure.stub.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contract as the build put it on the classpath, read once. Limits, problem titles, schemas and tolerances all come
 * from here, so that the stub cannot say anything that the contract does not.
 */
@Component
public final class ContractFile {

    /** Where the module assure-openapi puts the contract. */
    public static final String RESOURCE = "lu/lalux/assure/openapi/assure.yaml";

    private final byte[] bytes;
    private final JsonNode tree;

    public ContractFile() {
        try (InputStream in = ContractFile.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The contract is not on the classpath: " + RESOURCE);
            }
            this.bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The contract cannot be read: " + RESOURCE, e);
        }
        // SnakeYAML rather than Jackson's YAML reader, which leaves aliases (*portees) unresolved.
        Object root =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(bytes, StandardCharsets.UTF_8));
        this.tree = JsonMapper.shared().valueToTree(root);
    }

    /** The file as it was written. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The whole document; callers do not change it. */
    public JsonNode tree() {
        return tree;
    }

    /**
     * The element at a JSON pointer.
     *
     * @throws IllegalStateException when the contract has no such element: the stub and its contract have drifted apart
     */
    public JsonNode at(String pointer) {
        JsonNode node = tree.at(pointer);
        if (node.isMissingNode()) {
            throw new IllegalStateException("The contract has no " + pointer);
        }
        return node;
    }
}
