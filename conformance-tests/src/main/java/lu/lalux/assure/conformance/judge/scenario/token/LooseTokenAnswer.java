package lu.lalux.assure.conformance.judge.scenario.token;

import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ExchangeLog;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.register.Text;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer with the token says the same in other words: members in another order, unknown ones, white space, the type
 * in capitals. From the second token on, until one such is used: of several that a client gets at once, it may leave
 * some unused.
 */
public final class LooseTokenAnswer implements Scenario {

    /** One after the other, none of them used: then there is no chance in it. */
    private static final int IN_A_ROW = 3;

    private static final String TYPE = "BEARER";

    @Override
    public String id() {
        return "jeton.reponse-autrement";
    }

    @Override
    public void adorn(PendingRequest moment, Reply reply) {
        boolean given = moment.subject().kind() == Kind.TOKEN
                && moment.access().part(moment.client()) == 1
                && reply.status() == 200
                && reply.json().has("access_token");
        if (given && !GivenTokens.of(moment.log()).all().isEmpty() && isGoingOn(moment.log())) {
            reply.text("\r\n"
                    + JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(otherwise(reply.json()))
                    + "\n ");
        }
    }

    private static ObjectNode otherwise(ObjectNode usual) {
        ObjectNode other = JsonMapper.shared().createObjectNode();
        other.putObject("x_assure").put("token_type", "mac").putArray("access_token");
        other.set("expires_in", usual.path("expires_in"));
        other.set("scope", usual.path("scope"));
        other.putNull("id_token");
        other.set("access_token", usual.path("access_token"));
        other.put("token_type", TYPE);
        usual.properties().forEach(member -> {
            if (!other.has(member.getKey())) {
                other.set(member.getKey(), member.getValue());
            }
        });
        return other;
    }

    private static boolean isGoingOn(ExchangeLog log) {
        List<Exchange> all = all(log);
        return used(log, all).isEmpty() && inTurn(all) < IN_A_ROW;
    }

    private static List<Exchange> all(ExchangeLog log) {
        return log.that(exchange -> exchange.kind() == Kind.TOKEN
                && exchange.status() == 200
                && exchange.answered()
                && new String(exchange.answer().body(), java.nio.charset.StandardCharsets.UTF_8)
                        .contains("\"" + TYPE + "\""));
    }

    private static List<Exchange> used(ExchangeLog log, List<Exchange> all) {
        GivenTokens given = GivenTokens.of(log);
        // One that was cut or changed was read all the same.
        return log.that(call -> GivenTokens.isCall(call)
                && given.within(call.token())
                        .flatMap(given::giver)
                        .filter(all::contains)
                        .isPresent());
    }

    /** {@return how many of them were asked for when the one before had come} */
    private static int inTurn(List<Exchange> all) {
        int count = 0;
        Exchange last = null;
        for (Exchange answer : all) {
            if (last == null || last.ended() != 0 && answer.request().began() - last.ended() >= 0) {
                count++;
                last = answer;
            }
        }
        return count;
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> all = all(evidence.log());
        if (!used(evidence.log(), all).isEmpty()) {
            return Ruling.shown();
        }
        if (inTurn(all.stream().filter(evidence::isRead).toList()) < IN_A_ROW) {
            return Ruling.notShown(new Text(
                    "Aucun jeton donné en d'autres termes n'a encore servi.",
                    "No token that was given in other words has been used yet."));
        }
        return Ruling.of(List.of(new Remark(
                new Text(
                        "Le jeton est pris, quel que soit l'ordre des membres, avec des membres inconnus, et"
                                + " token_type en majuscules.",
                        "The token is taken, whatever the order of the members, with unknown members, and token_type in"
                                + " capitals."),
                new Text(
                        "Aucun de ces jetons n'a servi ; d'autres ont été demandés.",
                        "None of these tokens was used; others were asked for."),
                TokenAsked.few(all))));
    }
}
