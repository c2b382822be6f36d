package lu.lalux.assure.cli;

import com.networknt.schema.Error;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks a request against the contract, offline: everything that is wrong with it at once, in the contract's codes. */
final class Controle {

    private static final String CLE = "CleDocument";
    private static final String SOMME_INEXACTE = "somme-inexacte";
    private static final int EXTRAIT = 60;

    private final Contrat contrat;
    private final Textes textes;

    Controle(Contrat contrat, Textes textes) {
        this.contrat = contrat;
        this.textes = textes;
    }

    /** All faults, in the order in which they were found; empty if the request may be sent. */
    List<Faute> fautes(Demande demande) {
        if (demande.lecture().stream().anyMatch(faute -> faute.pointeur().isEmpty())) {
            return demande.lecture();
        }
        Map<String, Faute> fautes = new LinkedHashMap<>();
        for (Faute faute : demande.lecture()) {
            fautes.put(faute.pointeur(), faute);
        }
        ObjectNode complete = demande.contenu().deepCopy();
        String cle = contrat.at("/components/schemas/" + CLE + "/example").asString();
        demande.fichiers().keySet().forEach(champ -> complete.put(champ, cle));
        for (Error error : contrat.schema(demande.fonction().schema()).validate(complete)) {
            Faute faute = faute(error, demande.fonction(), complete);
            fautes.merge(
                    faute.pointeur(),
                    faute,
                    (one, other) -> contrat.rang(one.code()) <= contrat.rang(other.code()) ? one : other);
        }
        List<Faute> all = new ArrayList<>(fautes.values());
        demande.fichiers().forEach((champ, fichier) -> fichier(champ, fichier).ifPresent(all::add));
        all.addAll(sommes(demande));
        return all;
    }

    /** What is wrong with a file, if anything (D22, {@code x-taille-max-fichier}). */
    Optional<Faute> fichier(String champ, Path fichier) {
        long taille;
        try {
            if (!Files.isRegularFile(fichier)) {
                return Optional.of(Faute.a(champ, "champ-obligatoire", textes.dire("fichier.absent", fichier)));
            }
            if (!Files.isReadable(fichier)) {
                return Optional.of(Faute.a(champ, "champ-obligatoire", textes.dire("fichier.illisible", fichier)));
            }
            taille = Files.size(fichier);
        } catch (IOException e) {
            return Optional.of(Faute.a(champ, "champ-obligatoire", textes.dire("fichier.illisible", fichier)));
        }
        String nom = fichier.getFileName().toString();
        JsonNode regle = contrat.properties("DepotDocument").required("fileNameWithExtension");
        if (nom.codePointCount(0, nom.length()) > regle.required("maxLength").asInt()
                || !nom.matches(regle.required("pattern").asString())) {
            return Optional.of(faute(champ, "nom-de-fichier-invalide", nom));
        }
        if (taille == 0) {
            return Optional.of(faute(champ, "valeur-vide", nom));
        }
        if (taille > contrat.tailleMaxFichier()) {
            return Optional.of(Faute.a(
                    champ, "valeur-trop-longue", textes.dire("fichier.trop-grand", nom, contrat.tailleMaxFichier())));
        }
        return Optional.empty();
    }

    private Faute faute(Error error, Fonction fonction, ObjectNode contenu) {
        return switch (error.getKeyword()) {
            case "required" -> Faute.a(error.getProperty(), "champ-obligatoire", texte("champ-obligatoire"));
            case "additionalProperties" -> inconnu(error.getProperty(), fonction);
            case "not" -> regle(error);
            default -> valeur(error, fonction, contenu);
        };
    }

    private Faute inconnu(String nom, Fonction fonction) {
        String texte = texte("champ-inconnu");
        return Faute.a(
                nom,
                "champ-inconnu",
                contrat.voisin(nom, fonction)
                        .map(voisin -> texte + textes.dire("voulu", voisin))
                        .orElse(texte));
    }

    /** A condition, {@code allOf: [{x-regle: …, not: {required: […]}}]}: its fault is at the last field that it names. */
    private Faute regle(Error error) {
        var fragment = error.getSchemaLocation().getFragment();
        JsonNode required = contrat.at(fragment.toString()).required("required");
        String code =
                contrat.at(fragment.getParent().toString()).required("x-regle").asString();
        return Faute.a(required.get(required.size() - 1).asString(), code, texte(code));
    }

    private Faute valeur(Error error, Fonction fonction, ObjectNode contenu) {
        String nom = error.getInstanceLocation().getName(-1);
        JsonNode valeur = contenu.get(nom);
        JsonNode propriete = contrat.properties(fonction.schema()).required(nom);
        if (valeur.isNull()) {
            return faute(nom, "champ-obligatoire", "null");
        }
        if (error.getKeyword().equals("type")) {
            return attendu(nom, "type-invalide", valeur, propriete);
        }
        if (valeur.isString() && valeur.stringValue().isEmpty()) {
            return Faute.a(nom, "valeur-vide", texte("valeur-vide"));
        }
        String code = switch (error.getKeyword()) {
            case "maxLength" -> "valeur-trop-longue";
            case "minimum", "maximum" -> "valeur-hors-bornes";
            case "enum" -> "valeur-hors-liste";
            case "format" -> "date-invalide";
            case "pattern" ->
                propriete.at("/allOf/0/$ref").asString("").endsWith("/" + CLE) ? "cle-invalide" : "montant-invalide";
            default -> throw new IllegalStateException("No code for " + error.getKeyword() + " of " + nom);
        };
        Faute faute = attendu(nom, code, valeur, propriete);
        return code.equals("montant-invalide") && valeur.asString().startsWith("-")
                ? Faute.a(nom, code, faute.texte() + textes.dire("montant.negatif"))
                : faute;
    }

    private Faute attendu(String nom, String code, JsonNode valeur, JsonNode propriete) {
        JsonNode choix = propriete.path("allOf").path(0).path("$ref").isString()
                ? contrat.at(propriete.at("/allOf/0/$ref").asString().substring(1))
                        .path("enum")
                : propriete.path("enum");
        String juste = choix.isArray()
                ? choix.toString()
                : propriete.required("example").toString();
        String donne = valeur.toString();
        if (donne.length() > EXTRAIT) {
            donne = donne.substring(0, EXTRAIT) + "…";
        }
        return Faute.a(nom, code, texte(code) + textes.dire("attendu", donne, juste));
    }

    /** D20: advice only, and only where the three amounts are amounts. */
    private List<Faute> sommes(Demande demande) {
        List<Faute> conseils = new ArrayList<>();
        for (String montant : demande.fonction().montants()) {
            Optional<BigDecimal> ht = montant(demande, montant + "HT");
            Optional<BigDecimal> tva = montant(demande, montant + "TVA");
            Optional<BigDecimal> ttc = montant(demande, montant + "TTC");
            if (ht.isPresent()
                    && tva.isPresent()
                    && ttc.isPresent()
                    && ht.get().add(tva.get()).compareTo(ttc.get()) != 0) {
                conseils.add(new Faute(
                        "/" + montant + "TTC",
                        SOMME_INEXACTE,
                        texte(SOMME_INEXACTE)
                                + textes.dire(
                                        "attendu",
                                        ttc.get().toPlainString(),
                                        ht.get().add(tva.get()).toPlainString()),
                        true));
            }
        }
        return conseils;
    }

    private Optional<BigDecimal> montant(Demande demande, String champ) {
        JsonNode valeur = demande.contenu().get(champ);
        String regle = contrat.at("/components/schemas/Montant/pattern").asString();
        return valeur != null && valeur.isString() && valeur.stringValue().matches(regle)
                ? Optional.of(new BigDecimal(valeur.stringValue()))
                : Optional.empty();
    }

    private Faute faute(String champ, String code, String valeur) {
        return Faute.a(champ, code, texte(code) + textes.dire("donne", valeur));
    }

    private String texte(String code) {
        return contrat.texte(code, textes.locale());
    }
}
