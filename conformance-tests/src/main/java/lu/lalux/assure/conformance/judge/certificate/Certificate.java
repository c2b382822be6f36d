package lu.lalux.assure.conformance.judge.certificate;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.report.Judged;
import lu.lalux.assure.conformance.judge.report.Judgement;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.report.Result;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is stated of a software that conforms.
 *
 * @param id of this certificate, by which it can be withdrawn
 * @param issuer who says so
 * @param software that was judged
 * @param contractVersion what it was held against
 * @param contractDigest SHA-256 of that contract's file
 * @param suiteVersion by which version of the suite
 * @param suiteDigest SHA-256 of the suite's jar, when it ran from one
 * @param session the mark of the session
 * @param date of the session
 * @param expires from when on it says nothing any more
 * @param scenarios each with how it stands
 */
public record Certificate(
        String id,
        Issuer issuer,
        Software software,
        String contractVersion,
        String contractDigest,
        String suiteVersion,
        Optional<String> suiteDigest,
        String session,
        Instant date,
        Instant expires,
        List<Entry> scenarios) {

    /** How long it is worth something, if nothing else is asked for. */
    public static final Period VALIDITY = Period.ofYears(1);

    private static final int FORMAT = 1;
    private static final String CONFORMING = Result.CONFORMING.name();

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * A scenario of the session.
     *
     * @param id of it
     * @param level whether it condemns
     * @param standing how it stands
     */
    public record Entry(String id, String level, State standing) {}

    /** Copies. */
    public Certificate {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * @param judgement that conforms
     * @param issuer who says so
     * @param validity from the session on
     * @return a new certificate
     * @throws IllegalArgumentException when the judgement is any other
     */
    public static Certificate of(Judgement judgement, Issuer issuer, Period validity) {
        if (judgement.result() != Result.CONFORMING) {
            throw new IllegalArgumentException("no certificate of a software that is not conforming");
        }
        Instant date = judgement.date().truncatedTo(ChronoUnit.SECONDS);
        return new Certificate(
                UUID.randomUUID().toString(),
                issuer,
                judgement.software(),
                judgement.contractVersion(),
                judgement.contractDigest(),
                judgement.suiteVersion(),
                SuiteDigest.current(),
                judgement.mark(),
                date,
                date.atZone(ZoneOffset.UTC).plus(validity).toInstant(),
                judgement.scenarios().stream()
                        .map(judged -> new Entry(
                                judged.entry().id(), word(judged.entry().level()), judged.standing()))
                        .toList());
    }

    /** {@return the obligations that its session had no occasion for, by id} */
    public List<String> leftOut() {
        return scenarios.stream()
                .filter(entry -> Judged.isLeftOut(entry.id(), entry.standing()))
                .map(Entry::id)
                .toList();
    }

    /** {@return it as it is signed} */
    String json() {
        ObjectNode root = STRICT.createObjectNode();
        root.put("format", FORMAT).put("id", id).put("issuer", issuer.word());
        root.putObject("software")
                .put("name", software.name())
                .put("version", software.version())
                .put("trade", software.trade().word())
                .put("way", word(software.way()))
                .put("ownReferences", software.ownReferences())
                .put("ownFiles", software.ownFiles());
        root.putObject("contract").put("version", contractVersion).put("sha256", contractDigest);
        ObjectNode suite = root.putObject("suite").put("version", suiteVersion);
        suiteDigest.ifPresent(digest -> suite.put("sha256", digest));
        root.put("session", session).put("date", date.toString()).put("expires", expires.toString());
        root.put("result", CONFORMING);
        ArrayNode all = root.putArray("scenarios");
        scenarios.forEach(scenario -> all.addObject()
                .put("id", scenario.id())
                .put("level", scenario.level())
                .put("standing", scenario.standing().name()));
        return root.toString();
    }

    /** {@return what was signed; nothing when it is no certificate of this format} */
    static Optional<Certificate> read(String json) {
        try {
            JsonNode root = STRICT.readTree(json);
            if (root.path("format").asInt(0) != FORMAT || !text(root, "result").equals(CONFORMING)) {
                return Optional.empty();
            }
            JsonNode software = root.path("software");
            JsonNode suite = root.path("suite");
            List<Entry> scenarios = new ArrayList<>();
            root.path("scenarios")
                    .forEach(entry -> scenarios.add(new Entry(
                            text(entry, "id"), text(entry, "level"), State.valueOf(text(entry, "standing")))));
            return Optional.of(new Certificate(
                    text(root, "id"),
                    Issuer.of(text(root, "issuer")),
                    new Software(
                            text(software, "name"),
                            text(software, "version"),
                            Fonction.valueOf(text(software, "trade").toUpperCase(Locale.ROOT)),
                            TokenWay.valueOf(text(software, "way").toUpperCase(Locale.ROOT)),
                            software.path("ownReferences").asBoolean(),
                            software.path("ownFiles").asBoolean()),
                    text(root.path("contract"), "version"),
                    text(root.path("contract"), "sha256"),
                    text(suite, "version"),
                    suite.has("sha256") ? Optional.of(text(suite, "sha256")) : Optional.empty(),
                    text(root, "session"),
                    Instant.parse(text(root, "date")),
                    Instant.parse(text(root, "expires")),
                    scenarios));
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("no " + name);
        }
        return value.stringValue();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
