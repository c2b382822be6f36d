package lu.lalux.assure.conformance.judge.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.session.AllScenarios;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.Software;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A right client that works through a whole list by {@link Play}; each of its ways can be made a wrong one. */
public class ListClient {

    private static final int ATTEMPTS = 3;

    protected final Play play;
    protected final Operation settlement;
    protected final Operation upload;
    protected final Map<String, String> keys = new HashMap<>();

    /**
     * @param software whose client it is
     * @param without scenarios that are left out, by the beginning of their ids
     */
    public ListClient(Software software, Set<String> without) {
        Contract contract = Contract.load();
        List<Scenario> scenarios = AllScenarios.of(ScenarioRegister.load(), software).stream()
                .filter(scenario -> List.of("fichier.", "reglement.").stream().anyMatch(scenario.id()::startsWith))
                .filter(scenario -> without.stream().noneMatch(scenario.id()::startsWith))
                .toList();
        this.play = Play.of(software, scenarios.toArray(Scenario[]::new));
        this.settlement = contract.operation("PUT", software.trade().path());
        this.upload = contract.operation("PUT", software.trade().upload());
    }

    /** Works through the list. */
    public void run() {
        token();
        for (Invoice invoice : order(play.session().list().part(1))) {
            invoice(invoice);
        }
    }

    protected void token() {
        play.token();
    }

    protected List<Invoice> order(List<Invoice> invoices) {
        return invoices;
    }

    protected void invoice(Invoice invoice) {
        for (Map.Entry<String, Attachment> file : invoice.files().entrySet()) {
            if (!file(invoice, file.getKey(), file.getValue())) {
                return;
            }
        }
        settle(invoice);
    }

    /** {@return whether it was kept} */
    protected boolean file(Invoice invoice, String field, Attachment file) {
        for (int i = 0; i < ATTEMPTS; i++) {
            play.pause(Duration.ofSeconds(5));
            WireAnswer answer = put(upload.path(), bytes(uploadBody(invoice, field, file)));
            String key = key(answer);
            if (Play.arrived(answer) && !key.isEmpty()) {
                keys.put(invoice.name() + field, key);
                return true;
            }
            if (Play.arrived(answer)
                    && !Play.json(answer).path("status").asString("").equals("Error")) {
                return unkept(invoice, field);
            }
        }
        return unkept(invoice, field);
    }

    protected String key(WireAnswer answer) {
        return Play.json(answer).path("key").asString("");
    }

    protected boolean unkept(Invoice invoice, String field) {
        return false;
    }

    protected ObjectNode uploadBody(Invoice invoice, String field, Attachment file) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put(upload.only(Field::isFileName).name(), file.name());
        body.put(upload.only(Field::isFile).name(), Base64.getEncoder().encodeToString(file.content()));
        return body;
    }

    protected void settle(Invoice invoice) {
        ObjectNode body = invoice.fields().deepCopy();
        invoice.files().keySet().forEach(field -> body.put(field, keys.get(invoice.name() + field)));
        for (int i = 0; i < ATTEMPTS; i++) {
            play.pause(Duration.ofSeconds(5));
            if (Play.arrived(put(settlement.path(), bytes(settlementBody(invoice, body))))) {
                return;
            }
        }
    }

    protected ObjectNode settlementBody(Invoice invoice, ObjectNode body) {
        return body;
    }

    protected byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    protected String contentType() {
        return "application/json";
    }

    protected WireAnswer put(String path, byte[] body) {
        return send("PUT", path, body);
    }

    protected final WireAnswer send(String method, String target, byte[] body) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", contentType()));
        headers.add(new Header("Authorization", "Bearer " + play.held()));
        return play.send(method, Play.FUNCTIONS, target, headers, body);
    }

    /** {@return what is said of it, by the scenarios' ids} */
    public Map<String, Ruling> rulings() {
        Map<String, Ruling> rulings = new TreeMap<>();
        Evidence evidence = play.session().evidence(true);
        play.session().scenarios().forEach(scenario -> rulings.put(scenario.id(), scenario.ruling(evidence)));
        return rulings;
    }

    /** {@return the scenarios that are in a state} */
    public Set<String> that(State state) {
        Set<String> ids = new TreeSet<>();
        rulings().forEach((id, ruling) -> {
            if (ruling.state() == state) {
                ids.add(id);
            }
        });
        return ids;
    }
}
