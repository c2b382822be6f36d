package lu.lalux.assure.conformance.judge.scenario.token;

import java.time.Duration;
import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.register.Text;

/** How a client asks for its tokens: how often, at what pace, and how much it does at once. */
final class TokenAsked {

    /** From so many tokens for an invoice on, a client is taken for one that is started for each. */
    private static final double PER_INVOICE = 0.8;

    private final Evidence evidence;

    TokenAsked(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * @param part of the session
     * @return the requests for tokens with that part's credentials, in order
     */
    List<Exchange> in(int part) {
        return evidence.log()
                .that(exchange ->
                        exchange.kind() == Kind.TOKEN && evidence.access().part(exchange.client()) == part);
    }

    /**
     * @param part of the session, whose credentials have not come
     * @param scenario whose invoices are of that part
     * @param reason why nothing is shown then
     * @return not shown: for that reason, or as those invoices have come with another part's credentials
     */
    Ruling notAsPart(int part, String scenario, Text reason) {
        boolean astray = evidence.log().all().stream()
                .anyMatch(call -> call.subject().isFor(scenario)
                        && evidence.access().part(call.client()) > 0
                        && evidence.access().part(call.client()) != part);
        return Ruling.notShown(
                astray
                        ? new Text(
                                "Les factures de la partie " + part
                                        + " sont venues avec les identifiants d'une autre partie : prenez ceux de"
                                        + " partie-" + part + "/acces.env.",
                                "Part " + part + "'s invoices came with another part's credentials: take those of"
                                        + " partie-" + part + "/acces.env.")
                        : reason);
    }

    /** {@return how many tokens were given and used for an invoice that came} */
    double perInvoice() {
        List<Exchange> calls = GivenTokens.calls(evidence.log());
        long tokens = calls.stream().map(Exchange::token).distinct().count();
        long invoices = calls.stream()
                .flatMap(call -> call.subject().invoice().stream())
                .distinct()
                .count();
        return invoices == 0 ? 0 : (double) tokens / invoices;
    }

    /** {@return whether each invoice has a token of its own, as with a program that is started for each} */
    boolean isPerInvoice() {
        return perInvoice() >= PER_INVOICE;
    }

    /** {@return how many requests were under way at once, at most} */
    int atOnce() {
        List<Exchange> done = evidence.log()
                .that(exchange -> exchange.ended() > exchange.request().began());
        long[] begins = done.stream()
                .mapToLong(exchange -> exchange.request().began())
                .sorted()
                .toArray();
        long[] ends = done.stream().mapToLong(Exchange::ended).sorted().toArray();
        int most = 1;
        int over = 0;
        for (int begun = 0; begun < begins.length; begun++) {
            while (ends[over] <= begins[begun]) {
                over++;
            }
            most = Math.max(most, begun + 1 - over);
        }
        return most;
    }

    /**
     * @param requests in order
     * @param span of time, as in production
     * @return those that came within one such time, at most
     */
    List<Exchange> densest(List<Exchange> requests, Duration span) {
        long within = evidence.tempo().of(span).toNanos();
        List<Exchange> densest = List.of();
        int first = 0;
        for (int last = 0; last < requests.size(); last++) {
            while (requests.get(last).request().began()
                            - requests.get(first).request().began()
                    > within) {
                first++;
            }
            if (last - first + 1 > densest.size()) {
                densest = requests.subList(first, last + 1);
            }
        }
        return densest;
    }

    /**
     * @param requests any number
     * @return few of them, to be shown
     */
    static List<Exchange> few(List<Exchange> requests) {
        return requests.subList(0, Math.min(requests.size(), 5));
    }
}
