package lu.lalux.assure.conformance.judge.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.register.Text;

/**
 * What a scenario says of a client.
 *
 * @param state of the scenario
 * @param remarks what is wrong, if it is broken
 * @param advice what could be better, whatever the state
 * @param reason why it is not shown, or not applicable
 */
public record Ruling(State state, List<Remark> remarks, List<Remark> advice, Optional<Text> reason) {

    /** How a scenario ended. */
    public enum State {
        /** It came up, and the client did what is right. */
        SHOWN("✓", "montré", "shown"),
        /** It came up, and the client did what is wrong. */
        BROKEN("✗", "enfreint", "broken"),
        /** It came up, and the client did what is no fault, and could be better. */
        ADVISED("◐", "à améliorer", "could be better"),
        /** It never came up, or too little of it: nothing can be said. */
        NOT_SHOWN("?", "pas montré", "not shown"),
        /** It belongs to another trade, another way to a token, or to what the software does not do. */
        NOT_APPLICABLE("–", "sans objet", "not applicable");

        private final String sign;
        private final Text word;

        State(String sign, String fr, String en) {
            this.sign = sign;
            this.word = new Text(fr, en);
        }

        /** {@return what tells it beside its word, where a colour alone would} */
        public String sign() {
            return sign;
        }

        /** {@return it for a reader} */
        public Text word() {
            return word;
        }
    }

    /** Copies. */
    public Ruling {
        remarks = List.copyOf(remarks);
        advice = List.copyOf(advice);
    }

    /** {@return all is right} */
    public static Ruling shown() {
        return new Ruling(State.SHOWN, List.of(), List.of(), Optional.empty());
    }

    /**
     * @param remarks what is wrong; nothing, if nothing is
     * @return broken, or shown where there is no remark
     */
    public static Ruling of(List<Remark> remarks) {
        return new Ruling(remarks.isEmpty() ? State.SHOWN : State.BROKEN, remarks, List.of(), Optional.empty());
    }

    /**
     * @param reason what did not come
     * @return nothing can be said
     */
    public static Ruling notShown(Text reason) {
        return new Ruling(State.NOT_SHOWN, List.of(), List.of(), Optional.of(reason));
    }

    /**
     * @param reason why it does not concern this software
     * @return it is left out of the verdict
     */
    public static Ruling notApplicable(Text reason) {
        return new Ruling(State.NOT_APPLICABLE, List.of(), List.of(), Optional.of(reason));
    }

    /**
     * @param remark what is wrong besides
     * @return broken, with this as well
     */
    public Ruling with(Remark remark) {
        List<Remark> all = new ArrayList<>(remarks);
        all.add(remark);
        return new Ruling(State.BROKEN, all, advice, Optional.empty());
    }

    /**
     * @param remark what could be better
     * @return the same, with this advice
     */
    public Ruling advising(Remark remark) {
        return advising(List.of(remark));
    }

    /**
     * @param more of what could be better
     * @return the same, with this advice
     */
    public Ruling advising(List<Remark> more) {
        List<Remark> all = new ArrayList<>(advice);
        all.addAll(more);
        return new Ruling(state, remarks, all, reason);
    }
}
