package lu.lalux.assure.conformance.judge.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.register.Text;

/** What came about an invoice after something had happened to one of its requests; collects what is wrong with it. */
public final class LaterRequests {

    private final Evidence evidence;
    private final Exchange event;
    private final List<Remark> remarks = new ArrayList<>();

    /**
     * @param evidence of the session
     * @param event what happened
     */
    public LaterRequests(Evidence evidence, Exchange event) {
        this.evidence = evidence;
        this.event = event;
    }

    /** {@return the later requests of the same kind about the same invoice (and file), in order} */
    public List<Exchange> repeats() {
        return evidence.log()
                .that(later -> later.number() > event.number()
                        && later.subject().equals(event.subject())
                        && later.subject().invoice().isPresent());
    }

    /** {@return those of the same run: who is run again need not know what the run before was answered} */
    public List<Exchange> repeatsInRun() {
        return repeats().stream()
                .filter(repeat -> !evidence.log().circumstances().ofTwoRuns(event.request(), repeat.request()))
                .toList();
    }

    /** {@return the later requests of any kind about the same invoice, in order} */
    public List<Exchange> later() {
        return evidence.log()
                .that(later -> later.number() > event.number()
                        && later.subject().invoice().isPresent()
                        && later.subject().invoice().equals(event.subject().invoice()));
    }

    /** {@return whether the client has given this invoice up, or has left it to a person} */
    public boolean over() {
        return evidence.isPast(event);
    }

    /**
     * A settlement that comes again says the same: by D19 another content of the same reference is a conflict, and
     * another key is another content. The order of the members does not count, amounts are compared by value.
     *
     * @return this
     */
    public LaterRequests same() {
        return same(repeats());
    }

    /**
     * As {@link #same()}, in the same run only: behind an answer that is a refusal nothing is recorded as a rule, so
     * that a run that knows nothing of it may begin anew.
     *
     * @return this
     */
    public LaterRequests sameInRun() {
        return same(repeatsInRun());
    }

    private LaterRequests same(List<Exchange> repeats) {
        for (Exchange repeat : repeats) {
            if (repeat.kind() == Kind.SETTLEMENT
                    && !SameRequest.is(evidence.settlement(), event.body(), repeat.body())) {
                remarks.add(new Remark(
                        new Text(
                                "La même demande, avec la même clé et le même contenu.",
                                "The same request, with the same key and the same content."),
                        new Text(
                                "Autre contenu : "
                                        + SameRequest.difference(evidence.settlement(), event.body(), repeat.body())
                                        + ".",
                                "Other content: "
                                        + SameRequest.difference(evidence.settlement(), event.body(), repeat.body())
                                        + "."),
                        List.of(event, repeat)));
            }
        }
        return this;
    }

    /**
     * The time runs from the request, not from the end of its answer: a judge that is slow to note that an answer has
     * left must not take it for a client's haste. Nothing is said of a client that was run again meanwhile, for it need not
     * know.
     *
     * @param wait in production, before which nothing may come; a tenth less is let pass, for clocks differ
     * @return this
     */
    public LaterRequests notBefore(Duration wait) {
        Duration least = evidence.tempo().of(wait.multipliedBy(9).dividedBy(10));
        repeatsInRun().stream()
                .findFirst()
                .filter(repeat -> waited(repeat).compareTo(least) < 0)
                .ifPresent(repeat -> remarks.add(new Remark(
                        new Text(
                                "Rien avant " + wait.toSeconds() + " s, comme Retry-After le demande.",
                                "Nothing before " + wait.toSeconds() + " s, as Retry-After asks."),
                        new Text(
                                "De nouveau après " + shown(waited(repeat)) + ".",
                                "Again after " + shown(waited(repeat)) + "."),
                        List.of(event, repeat))));
        return this;
    }

    private Duration waited(Exchange repeat) {
        return Duration.ofNanos(repeat.request().began() - event.request().began());
    }

    /**
     * How often a program is run is not its own doing: what counts is one run.
     *
     * @param most repeats that are in measure
     * @return this
     */
    public LaterRequests atMost(int most) {
        List<Exchange> all = new ArrayList<>(List.of(event));
        all.addAll(repeats());
        long repeats = evidence.mostInOneRun(all) - 1;
        if (repeats > most) {
            remarks.add(new Remark(
                    new Text(
                            "Au plus " + most + " nouveaux envois dans une exécution.",
                            "At most " + most + " repeats in one run."),
                    new Text(repeats + " nouveaux envois.", repeats + " repeats."),
                    all.subList(0, Math.min(all.size(), 6))));
        }
        return this;
    }

    /** {@return what is wrong with it} */
    public List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /**
     * @param time as it passed
     * @return for people, in production's seconds
     */
    public String shown(Duration time) {
        double seconds = time.toMillis() / 1000.0 / evidence.tempo().factor();
        return String.format(java.util.Locale.ROOT, "%.1f s", seconds);
    }
}
