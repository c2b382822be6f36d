package lu.lalux.assure.cli;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a folder.
 *
 * @param resultats one for each request
 * @param arret why nothing more was sent, one of {@link CodeRetour}; {@code FAIT} if everything was tried
 */
record Bilan(List<Resultat> resultats, int arret) {

    Bilan {
        resultats = List.copyOf(resultats);
    }

    int code() {
        if (arret != CodeRetour.FAIT) {
            return arret;
        }
        Map<Etat, Integer> nombres = nombres();
        if (nombres.get(Etat.EN_ATTENTE) > 0) {
            return CodeRetour.PLUS_TARD;
        }
        return nombres.get(Etat.A_CORRIGER) + nombres.get(Etat.REFUSEE) > 0 ? CodeRetour.A_CORRIGER : CodeRetour.FAIT;
    }

    Map<Etat, Integer> nombres() {
        Map<Etat, Integer> nombres = new EnumMap<>(Etat.class);
        for (Etat etat : Etat.values()) {
            nombres.put(etat, 0);
        }
        resultats.forEach(resultat -> nombres.merge(resultat.etat(), 1, Integer::sum));
        return nombres;
    }

    /** For a program. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("demandes", resultats.size())
                .put("code", code());
        ObjectNode etats = json.putObject("etats");
        nombres().forEach((etat, nombre) -> etats.put(nom(etat), nombre));
        ArrayNode tous = json.putArray("resultats");
        for (Resultat resultat : resultats) {
            ObjectNode un = tous.addObject().put("demande", resultat.demande().source());
            resultat.demande().reference().ifPresent(reference -> un.put("referenceFacture", reference));
            un.put("etat", nom(resultat.etat()));
            if (!resultat.fautes().isEmpty()) {
                un.set("fautes", Recit.json(resultat.fautes()));
            }
            if (resultat.refus() != null) {
                un.set("refus", Recit.json(resultat.refus()));
            }
        }
        return json;
    }

    /** For a person: how many of each, and what to do about those that are not done. */
    void dire(Contexte contexte) {
        Recit recit = new Recit(contexte);
        for (Resultat resultat : resultats) {
            if (resultat.fautes().isEmpty() && resultat.refus() == null) {
                continue;
            }
            contexte.sortie().println(resultat.demande().source());
            resultat.fautes().forEach(faute -> contexte.sortie().println(recit.ligne(faute)));
            if (resultat.refus() != null) {
                recit.lignes(resultat.refus())
                        .forEach(ligne -> contexte.sortie().println("  " + ligne));
            }
        }
        nombres().forEach((etat, nombre) -> {
            if (nombre > 0) {
                contexte.sortie().println(contexte.dire("lot.etat." + nom(etat), nombre));
            }
        });
        contexte.sortie().println(contexte.dire("lot.code." + code()));
    }

    private static String nom(Etat etat) {
        return etat.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
