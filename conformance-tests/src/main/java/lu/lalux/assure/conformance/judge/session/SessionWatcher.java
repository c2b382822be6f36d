package lu.lalux.assure.conformance.judge.session;

import java.util.List;
import lu.lalux.assure.conformance.register.Text;

/** Told how a session goes while it lasts. */
public interface SessionWatcher {

    /** One that looks away. */
    SessionWatcher NONE = new SessionWatcher() {};

    /** Something has come, once a second at most; or nothing has for a while. */
    default void seen() {}

    /**
     * The software's program is in trouble of its own: it did not start, broke off, or does nothing.
     *
     * @param what in one line
     * @param printed what it printed last
     */
    default void trouble(Text what, List<String> printed) {}
}
