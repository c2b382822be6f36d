package lu.lalux.assure.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a cell, as a spreadsheet writes it, into the contract's form, where it can mean one thing only; what could mean two
 * stays as it is, and the contract's check refuses it.
 */
final class Cellules {

    private static final Pattern JOUR = Pattern.compile("(\\d{1,2})([/.])(\\d{1,2})\\2(\\d{4})");

    /** 1853,4 · 1 853,40 · 1.853,40 · 1,853.40 · 1853.40 €. Not 1.853: a thousand or a unit? */
    private static final List<Pattern> MONTANTS = List.of(
            Pattern.compile("(\\d+)(?:[.,](\\d{1,2}))?"),
            Pattern.compile("(\\d{1,3}(?:[ \\u00A0\\u202F]\\d{3})+)(?:[.,](\\d{1,2}))?"),
            Pattern.compile("(\\d{1,3}(?:\\.\\d{3})+),(\\d{1,2})"),
            Pattern.compile("(\\d{1,3}(?:,\\d{3})+)\\.(\\d{1,2})"));

    private static final Pattern MONNAIE = Pattern.compile("[ \\u00A0\\u202F]*(?:€|EUR)$");

    /** What a spreadsheet makes of a long number: its last digits are gone. */
    private static final Pattern ARRONDI = Pattern.compile("\\d(?:[.,]\\d+)?E\\+\\d+");

    private static final Set<String> OUI = Set.of("true", "oui", "vrai", "yes", "ja", "wahr");
    private static final Set<String> NON = Set.of("false", "non", "faux", "no", "nein", "falsch");

    private final Contrat contrat;
    private final Textes textes;

    Cellules(Contrat contrat, Textes textes) {
        this.contrat = contrat;
        this.textes = textes;
    }

    /**
     * Puts the cell into the request.
     *
     * @return what is wrong with it, if that cannot be seen by the contract
     */
    Optional<Faute> mettre(ObjectNode contenu, String champ, String cellule, Fonction fonction) {
        JsonNode propriete = contrat.properties(fonction.schema()).path(champ);
        String minuscules = cellule.toLowerCase(Locale.ROOT);
        String type = propriete.path("type").asString("");
        if (type.equals("integer") && cellule.matches("\\d{1,9}")) {
            contenu.put(champ, Integer.parseInt(cellule));
        } else if (type.equals("boolean") && (OUI.contains(minuscules) || NON.contains(minuscules))) {
            contenu.put(champ, OUI.contains(minuscules));
        } else if (propriete.path("format").asString("").equals("date")) {
            contenu.put(champ, jour(cellule));
        } else if (propriete.at("/allOf/0/$ref").asString("").endsWith("/Montant")) {
            contenu.put(champ, montant(cellule));
        } else {
            contenu.put(champ, cellule);
            if (type.equals("string") && ARRONDI.matcher(cellule).matches()) {
                return Optional.of(Faute.a(champ, "type-invalide", textes.dire("csv.arrondi", cellule)));
            }
        }
        return Optional.empty();
    }

    private static String montant(String cellule) {
        String nombre = MONNAIE.matcher(cellule).replaceFirst("");
        for (Pattern forme : MONTANTS) {
            Matcher montant = forme.matcher(nombre);
            if (montant.matches()) {
                String entier = montant.group(1).replaceAll("\\D", "");
                return montant.group(2) == null ? entier : entier + "." + montant.group(2);
            }
        }
        return cellule;
    }

    /** Day first, as in Luxembourg; what is no day is left, so that the person sees what they wrote. */
    private static String jour(String cellule) {
        Matcher jour = JOUR.matcher(cellule);
        if (!jour.matches()) {
            return cellule;
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(jour.group(4)),
                            Integer.parseInt(jour.group(3)),
                            Integer.parseInt(jour.group(1)))
                    .toString();
        } catch (DateTimeException e) {
            return cellule;
        }
    }
}
