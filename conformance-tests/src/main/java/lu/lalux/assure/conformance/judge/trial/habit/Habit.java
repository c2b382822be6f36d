package lu.lalux.assure.conformance.judge.trial.habit;

import java.util.List;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.implementation.Fonction;
import lu.lalux.assure.conformance.judge.software.TokenWay;
import lu.lalux.assure.conformance.judge.trial.client.Ways;

/**
 * What a client does wrongly, whatever else it does rightly.
 *
 * @param id of it, stable
 * @param meant the scenarios that have to catch it, each of them: ids, or beginnings of ids, of which any one is enough
 * @param trade of the client
 * @param way to its tokens
 * @param ordinary how many ordinary invoices it sends, beside those of the scenarios
 * @param advised whether advice is enough: what it does is bad manners
 * @param change of what a right client does
 */
public record Habit(
        String id,
        List<String> meant,
        Fonction trade,
        TokenWay way,
        int ordinary,
        boolean advised,
        Consumer<Ways> change) {

    /** Copies. */
    public Habit {
        meant = List.copyOf(meant);
    }

    /**
     * @param id of it
     * @param meant the scenario that has to catch it
     * @param change of what a right client does
     * @return a repairer's back end with this habit
     */
    public static Habit of(String id, String meant, Consumer<Ways> change) {
        return new Habit(id, List.of(meant), Fonction.REPARATEUR, TokenWay.CLIENT_CREDENTIALS, 1, false, change);
    }

    /**
     * @param other trade
     * @return the same client in it
     */
    public Habit in(Fonction other) {
        return new Habit(id, meant, other, way, ordinary, advised, change);
    }

    /** {@return the same of an expert in person} */
    public Habit inPerson() {
        return new Habit(id, meant, Fonction.EXPERT, TokenWay.IMPLICIT, ordinary, advised, change);
    }

    /**
     * @param number of ordinary invoices
     * @return the same, which sends so many
     */
    public Habit sending(int number) {
        return new Habit(id, meant, trade, way, number, advised, change);
    }

    /** {@return the same, of which advice is enough} */
    public Habit onlyAdvised() {
        return new Habit(id, meant, trade, way, ordinary, true, change);
    }
}
