package lu.lalux.assure.conformance.judge.serve.session;

import java.time.Duration;
import lu.lalux.assure.conformance.register.Text;

/** A session that cannot be opened now. */
public final class NoRoomException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofHours(1);

    private final boolean passing;
    private final transient Text text;

    private NoRoomException(boolean passing, Text text) {
        super(text.en());
        this.passing = passing;
        this.text = text;
    }

    static NoRoomException allOpen(int most) {
        return new NoRoomException(
                true,
                new Text(
                        most + " sessions sont ouvertes, le maximum ; réessayez plus tard.",
                        most + " sessions are open, the most that can be; try again later."));
    }

    static NoRoomException allOfOne(int most) {
        return new NoRoomException(
                true,
                new Text(
                        most + " sessions sont ouvertes depuis votre réseau, le maximum ; réessayez plus tard.",
                        most + " sessions are open from your network, the most that can be; try again later."));
    }

    static NoRoomException allKept(int most) {
        return new NoRoomException(
                false,
                new Text(
                        "Le juge garde déjà " + most + " sessions, le maximum, toutes ouvertes ; réessayez plus tard.",
                        "The judge already keeps " + most
                                + " sessions, the most that it can, all of them open; try again later."));
    }

    /** {@return whether it is only that too many are open} */
    public boolean isPassing() {
        return passing;
    }

    /** {@return what is told} */
    public Text text() {
        return text;
    }

    /** {@return when it is worth trying again} */
    public Duration patience() {
        return passing ? SOON : LATER;
    }
}
