package lu.lalux.assure.conformance.judge.trial.habit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;

/**
 * What a client does wrongly, whatever else it does rightly.
 *
 * @param id of it, stable
 * @param meant ids of the scenarios that have to catch it, each of them
 * @param plays other scenarios whose invoices it sends, for the meant ones have none of that kind
 * @param trade of the client
 * @param way to its tokens
 * @param ordinary how many ordinary invoices it sends, beside those of the scenarios
 * @param tempo that its waits need to be told from none; nothing: as fast as all others
 * @param secured whether the session speaks TLS
 * @param advised whether advice is enough: what it does is bad manners
 * @param change of what a right client does
 */
public record Habit(
        String id,
        List<String> meant,
        List<String> plays,
        Fonction trade,
        TokenWay way,
        int ordinary,
        Optional<Tempo> tempo,
        boolean secured,
        boolean advised,
        Consumer<Ways> change) {

    /** Copies. */
    public Habit {
        meant = List.copyOf(meant);
        plays = List.copyOf(plays);
    }

    /**
     * @param id of it
     * @param meant the scenario that has to catch it
     * @param change of what a right client does
     * @return a repairer's back end with this habit
     */
    public static Habit of(String id, String meant, Consumer<Ways> change) {
        return new Habit(
                id,
                List.of(meant),
                List.of(),
                Fonction.REPARATEUR,
                TokenWay.CLIENT_CREDENTIALS,
                1,
                Optional.empty(),
                false,
                false,
                change);
    }

    /**
     * @param other trade
     * @return the same client in it
     */
    public Habit in(Fonction other) {
        return new Habit(id, meant, plays, other, way, ordinary, tempo, secured, advised, change);
    }

    /** {@return the same of an expert in person} */
    public Habit inPerson() {
        return new Habit(
                id, meant, plays, Fonction.EXPERT, TokenWay.IMPLICIT, ordinary, tempo, secured, advised, change);
    }

    /**
     * @param number of ordinary invoices
     * @return the same, which sends so many
     */
    public Habit sending(int number) {
        return new Habit(id, meant, plays, trade, way, number, tempo, secured, advised, change);
    }

    /** {@return the same, of which advice is enough} */
    public Habit onlyAdvised() {
        return new Habit(id, meant, plays, trade, way, ordinary, tempo, secured, true, change);
    }

    /**
     * @param others scenarios whose invoices it sends too
     * @return the same, which sends them
     */
    public Habit playing(String... others) {
        return new Habit(id, meant, List.of(others), trade, way, ordinary, tempo, secured, advised, change);
    }

    /**
     * @param more scenarios that have to catch it
     * @return the same, which those have to catch too
     */
    public Habit meantFor(String... more) {
        List<String> all = new ArrayList<>(meant);
        all.addAll(List.of(more));
        return new Habit(id, all, plays, trade, way, ordinary, tempo, secured, advised, change);
    }

    /** {@return the same, over TLS} */
    public Habit overTls() {
        return new Habit(id, meant, plays, trade, way, ordinary, tempo, true, advised, change);
    }

    /**
     * @param factor by which production's waits are multiplied
     * @return the same, which lives so fast
     */
    public Habit at(double factor) {
        return new Habit(
                id, meant, plays, trade, way, ordinary, Optional.of(new Tempo(factor)), secured, advised, change);
    }
}
