package lu.lalux.assure.conformance.suite.result;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import lu.lalux.assure.conformance.register.RegisterEntry;
import lu.lalux.assure.conformance.register.Text;

/**
 * The order in which failures are worth mending: what hides others comes first. An implementer who mends in this order
 * never mends in the dark.
 */
public enum Urgency {
    /** Without a token nothing else can be tested. */
    TOKEN(
            new Text("Obtenir un jeton", "Getting a token"),
            "token.reponse",
            "token.portees-multiples",
            "token.basic",
            "authen.redirection",
            "authen.fragment",
            "authen.deux-fonctions",
            "authen.jeton-utilisable"),
    /** As long as these two are refused, nearly all else fails or is blocked. */
    FIRST_STEPS(
            new Text("Un dépôt juste, une demande juste", "A right upload, a right settlement request"),
            "document.verified",
            "reglement.202"),
    /** Who may do what: the most harmful to get wrong. */
    AUTHORISATION(
            new Text("Autorisation", "Authorisation"),
            "autorisation.",
            "token.secret-",
            "token.client-inconnu",
            "token.sans-authentification",
            "authen.mot-de-passe-faux",
            "authen.sans-authentification",
            "authen.utilisateur-inconnu",
            "authen.formulaire-",
            "authen.redirect-uri",
            "authen.csrf",
            "reglement.cle-autre"),
    /** What is right is accepted: as long as it is not, refusals prove nothing. */
    ACCEPTANCE(
            new Text("Accepter ce qui est juste", "Accepting what is right"),
            "document.extension",
            "document.cles-distinctes",
            "document.nom-de-la-cle",
            "reglement.forme",
            "reglement.sans-contenu",
            "reglement.exemple",
            "reparateur.nature",
            "expert.nature",
            "champ.facultatif",
            "champ.date-valide",
            "champ.montant-valide"),
    /** What must be there. */
    REQUIRED_FIELDS(new Text("Champs obligatoires", "Required fields"), "champ.manquant", "champ.nul"),
    /** How it must be written. */
    FORMATS(new Text("Formats et bornes", "Formats and bounds"), "champ."),
    /** Everything else. */
    REST(new Text("Le reste", "The rest"), "");

    private final Text title;
    private final List<String> beginnings;

    Urgency(Text title, String... beginnings) {
        this.title = title;
        this.beginnings = List.of(beginnings);
    }

    /** {@return its name for a reader} */
    public Text title() {
        return title;
    }

    /** {@return the beginnings of the requirements' ids that belong to it} */
    List<String> beginnings() {
        return beginnings;
    }

    /**
     * @param requirement of the register
     * @return when to mend it: the longest beginning that fits decides
     */
    public static Urgency of(RegisterEntry requirement) {
        return Arrays.stream(values())
                .max(Comparator.comparingInt(urgency -> urgency.fit(requirement.id())))
                .orElse(REST);
    }

    /** How much of the id one of the beginnings covers; -1 for none. */
    private int fit(String id) {
        return beginnings.stream()
                .filter(id::startsWith)
                .mapToInt(String::length)
                .max()
                .orElse(-1);
    }

    /** {@return what to mend first: by urgency, then what the document states, then by id} */
    static Comparator<Outcome> order() {
        return Comparator.comparing((Outcome outcome) -> of(outcome.requirement()))
                .thenComparing(outcome -> outcome.requirement().level())
                .thenComparing(Outcome::id);
    }
}
