package lu.lalux.assure.conformance.judge.report;

import java.util.Arrays;
import java.util.Locale;
import lu.lalux.assure.conformance.register.Text;

/** What scenarios are about, as the beginning of their ids says; in the order in which it is worth mending. */
public enum Room {
    /** What comes first hides what comes after it. */
    JETON("Le jeton", "The token"),
    /** Signing in. */
    PERSONNE("La personne qui se connecte", "The person who signs in"),
    /** Uploads. */
    FICHIER("Les fichiers", "The files"),
    /** Settlement requests. */
    REGLEMENT("Les demandes de règlement", "The settlement requests"),
    /** What goes wrong on the way. */
    INCIDENT("Quand quelque chose se passe mal", "When something goes wrong"),
    /** What a person is told. */
    RESULTAT("Ce que la personne apprend", "What the person is told"),
    /** Good manners. */
    MANIERES("Les bonnes manières", "Good manners"),
    /** Any beginning that has no room of its own. */
    AUTRE("Autres", "Others");

    private final Text title;

    Room(String fr, String en) {
        this.title = new Text(fr, en);
    }

    /** {@return the room's title} */
    public Text title() {
        return title;
    }

    static Room of(String id) {
        return Arrays.stream(values())
                .filter(room -> id.startsWith(room.name().toLowerCase(Locale.ROOT) + "."))
                .findFirst()
                .orElse(AUTRE);
    }
}
