package lu.lalux.assure.conformance.judge.serve.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Text;

/** A request that is answered by a problem of the contract's catalogue. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Duration WRITTEN_LATER = Duration.ofSeconds(30);

    private static final Text NOT_NOW =
            new Text("L'état de la session ne le permet pas", "The session's state does not allow it");

    private final String problem;
    private final transient Optional<Text> detail;
    private final transient List<Rules.Fault> faults;
    private transient Optional<Text> title = Optional.empty();
    private final transient List<Header> headers = new ArrayList<>();

    private RefusedException(String problem, Optional<Text> detail, List<Rules.Fault> faults) {
        super(problem);
        this.problem = problem;
        this.detail = detail;
        this.faults = faults;
    }

    static RefusedException of(String problem, String fr, String en) {
        return new RefusedException(problem, Optional.of(new Text(fr, en)), List.of());
    }

    static RefusedException of(String problem, Text detail) {
        return new RefusedException(problem, Optional.of(detail), List.of());
    }

    static RefusedException of(String problem) {
        return new RefusedException(problem, Optional.empty(), List.of());
    }

    static RefusedException faults(List<Rules.Fault> faults) {
        return new RefusedException("champs-invalides", Optional.empty(), faults);
    }

    /**
     * The type is the contract's, its usual title speaks of an invoice's reference: here it is {@code PasMaintenant}.
     */
    static RefusedException notNow(String fr, String en) {
        RefusedException refused = of("demande-en-conflit", fr, en);
        refused.title = Optional.of(NOT_NOW);
        return refused;
    }

    /** RFC 6750 section 3. */
    static RefusedException noKey(Text detail) {
        return of("non-authentifie", detail).with("WWW-Authenticate", "Bearer realm=\"assure-juge\"");
    }

    /** Of a session that has ended, and could not be written down yet. */
    static RefusedException notWritten() {
        return of(
                        "service-indisponible",
                        "La session est terminée, mais le juge n'a pas encore pu l'écrire ; il réessaie.",
                        "The session has ended, but the judge has not been able to write it down yet; it keeps trying.")
                .retryAfter(WRITTEN_LATER);
    }

    RefusedException with(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    RefusedException retryAfter(Duration time) {
        return with("Retry-After", String.valueOf(time.toSeconds()));
    }

    String problem() {
        return problem;
    }

    /** {@return its title where it is not the catalogue's} */
    Optional<Text> title() {
        return title;
    }

    Optional<Text> detail() {
        return detail;
    }

    List<Rules.Fault> faults() {
        return faults;
    }

    List<Header> headers() {
        return headers;
    }
}
