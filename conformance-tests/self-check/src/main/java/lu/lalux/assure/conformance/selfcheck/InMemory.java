package lu.lalux.assure.conformance.selfcheck;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.exchange.Sender;
import lu.lalux.assure.conformance.model.Asked;
import lu.lalux.assure.conformance.model.Mind;
import lu.lalux.assure.conformance.model.Reply;

/**
 * Hands requests to a model server without a network, and reads them as its HTTP server does. For a mutant that differs in
 * what it answers, the network would prove nothing and take most of the time.
 */
final class InMemory implements Sender {

    private final Mind mind;

    InMemory(Mind mind) {
        this.mind = mind;
    }

    @Override
    public Exchange send(Call call) {
        Map<String, String> headers = new HashMap<>();
        call.headers()
                .forEach(header -> headers.merge(
                        header.name().toLowerCase(Locale.ROOT), header.value(), (one, other) -> one + ", " + other));
        Asked head = new Asked(call.method(), call.uri(), headers, new byte[0]);
        byte[] body = call.bytes();
        Reply reply = mind.answer()
                .apply(new Asked(
                        call.method(),
                        call.uri(),
                        headers,
                        body.length > mind.mostBytes().apply(head) ? null : body));
        List<Header> received = reply.headers().entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
        return new Exchange(call.kept(), new Answer(reply.status(), received, reply.body()), 0);
    }
}
