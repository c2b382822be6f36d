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
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a request from a JSON file, with the fields of the contract; where a key belongs, the name of a file does too. */
public final class JsonReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ContractFile contract;
    private final Texts texts;
    private final AttachmentFinder files;

    public JsonReader(ContractFile contract, Texts texts) {
        this.contract = contract;
        this.texts = texts;
        this.files = new AttachmentFinder(contract);
    }

    /**
     * @param trade whose request it is; null to tell by its fields
     * @throws StopException if the file cannot be read
     */
    public Demande read(Path file, Trade trade) {
        byte[] bytes;
        int limit = contract.requestLimit();
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(limit + 1);
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.say("fichier.illisible", file));
        }
        String source = file.getFileName().toString();
        if (bytes.length > limit) {
            return unreadable(source, trade, texts.say("demande.trop-grande", limit));
        }
        JsonNode read;
        try {
            read = MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            var place = e.getLocation();
            return unreadable(source, trade, texts.say("json.illisible", place.getLineNr(), place.getColumnNr()));
        }
        if (!(read instanceof ObjectNode content)) {
            return unreadable(source, trade, texts.say("json.pas-un-objet"));
        }
        Trade whose = trade == null ? trade(content) : trade;
        Map<String, Path> attached = new LinkedHashMap<>();
        Path folder = file.toAbsolutePath().getParent();
        String stem = source.replaceFirst("\\.[^.]*$", "");
        files.find(content, whose, folder, stem, attached);
        return new Demande(source, whose, content, attached, List.of());
    }

    private static Trade trade(ObjectNode content) {
        boolean expert = content.has(Trade.EXPERT.provider())
                || Trade.EXPERT.keys().keySet().stream().anyMatch(content::has);
        return expert ? Trade.EXPERT : Trade.REPARATEUR;
    }

    private static Demande unreadable(String source, Trade trade, String text) {
        return new Demande(
                source,
                trade == null ? Trade.REPARATEUR : trade,
                JsonNodeFactory.instance.objectNode(),
                Map.of(),
                List.of(new Finding("", "json-illisible", text, false)));
    }
}
