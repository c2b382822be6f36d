package lu.lalux.assure.cli.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a request from a JSON file, with the fields of the contract; where a key belongs, the name of a file does too.
 */
public final class JsonReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Contract contract;
    private final Texts texts;
    private final AttachmentFinder attachments;

    /** @param elsewhere whether a request may name files of other folders than its own */
    public JsonReader(Contract contract, Texts texts, boolean elsewhere) {
        this.contract = contract;
        this.texts = texts;
        this.attachments = new AttachmentFinder(texts, elsewhere);
    }

    /**
     * @param fonction whose request it is; null to tell by its fields
     * @throws StopException if the file cannot be read
     */
    public Demande read(Path file, Fonction fonction) {
        String source = file.getFileName().toString();
        Form form = Form.of(fonction == null ? Fonction.REPARATEUR : fonction, contract);
        int limit = (int) form.settlement().operation().bodyLimit().orElseThrow();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(limit + 1);
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.unreadable(e, file));
        }
        if (bytes.length > limit) {
            return unreadable(source, form, texts.say("request.too-large", limit));
        }
        JsonNode read;
        try {
            read = MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            var place = e.getLocation();
            return unreadable(source, form, texts.say("json.unreadable", place.getLineNr(), place.getColumnNr()));
        }
        if (!(read instanceof ObjectNode content)) {
            return unreadable(source, form, texts.say("json.no-object"));
        }
        if (fonction == null) {
            form = Form.told((one, field) -> content.has(field.name()), contract);
        }
        Map<String, Path> attached = new LinkedHashMap<>();
        Path folder = file.toAbsolutePath().getParent();
        String stem = source.replaceFirst("\\.[^.]*$", "");
        List<Finding> findings = attachments.find(content, form, folder, stem, attached);
        return new Demande(source, form, content, attached, findings, Map.of());
    }

    private static Demande unreadable(String source, Form form, String text) {
        return new Demande(
                source,
                form,
                JsonNodeFactory.instance.objectNode(),
                Map.of(),
                List.of(new Finding("", "json-illisible", text, false)),
                Map.of());
    }
}
