package lu.lalux.assure.stub.journal.store;

import java.util.List;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.exchange.ReceivedFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which part of an exchange is kept: in a sandbox all of it, elsewhere neither bodies nor texts that quote them. */
final class KeptForm {

    private static final List<String> FACTS_OF_PROBLEM = List.of("type", "status", "instance");
    private static final List<String> FACTS_OF_FAULT = List.of("pointer", "code");

    private final References references;
    private final boolean bodies;

    KeptForm(Contract contract, boolean bodies) {
        this.references = new References(contract);
        this.bodies = bodies;
    }

    KeptExchange of(long order, TakenExchange exchange) {
        return new KeptExchange(order, bodies ? exchange : withoutBodies(exchange), references.of(exchange));
    }

    /** The query string may be a body, too (T1). */
    private static TakenExchange withoutBodies(TakenExchange exchange) {
        ReceivedFile file = exchange.file();
        int query = exchange.target().indexOf('?');
        return new TakenExchange(
                exchange.account(),
                exchange.instance(),
                exchange.received(),
                exchange.micros(),
                exchange.operation(),
                exchange.method(),
                query < 0 ? exchange.target() : exchange.target().substring(0, query),
                exchange.status(),
                exchange.tolerances(),
                new TakenExchange.Side(
                        exchange.request().headers(), null, exchange.request().bytes()),
                new TakenExchange.Side(
                        exchange.answer().headers(),
                        facts(exchange.answer().body()),
                        exchange.answer().bytes()),
                file == null ? null : new ReceivedFile("", file.size(), file.sha256()));
    }

    /** Of a problem what it is and where; no text of it, which may quote what was sent. */
    private static @Nullable String facts(@Nullable String answer) {
        if (answer == null || !answer.contains("\"type\"")) {
            return null;
        }
        try {
            JsonNode problem = JsonMapper.shared().readTree(answer);
            ObjectNode facts = only(problem, FACTS_OF_PROBLEM);
            ArrayNode faults = facts.putArray("errors");
            problem.path("errors").forEach(fault -> faults.add(only(fault, FACTS_OF_FAULT)));
            return facts.toString();
        } catch (JacksonException noProblem) {
            return null;
        }
    }

    private static ObjectNode only(JsonNode node, List<String> members) {
        ObjectNode left = JsonMapper.shared().createObjectNode();
        members.stream().filter(node::has).forEach(member -> left.set(member, node.get(member)));
        return left;
    }
}
