package lu.lalux.assure.cli;

import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a folder.
 *
 * @param resultats one for each request
 * @param arret why nothing more was sent, one of {@link CodeRetour}; {@code FAIT} if everything was tried
 * @param sansDetail how many have more to tell than is kept of them
 * @param essai whether nothing was to be sent
 */
record Bilan(List<Resultat> resultats, int arret, int sansDetail, boolean essai) {

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

    /** For a program; written as it is made, and the writer stays open. */
    void ecrire(Writer sortie) {
        try (JsonGenerator json = JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .createGenerator(sortie)) {
            json.writeStartObject();
            json.writeNumberProperty("demandes", resultats.size());
            json.writeNumberProperty("code", code());
            json.writeBooleanProperty("essaiABlanc", essai);
            json.writeObjectPropertyStart("etats");
            nombres().forEach((etat, nombre) -> json.writeNumberProperty(nom(etat), nombre));
            json.writeEndObject();
            json.writeNumberProperty("sansDetail", sansDetail);
            json.writeArrayPropertyStart("resultats");
            resultats.forEach(resultat -> json.writePOJO(json(resultat)));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static ObjectNode json(Resultat resultat) {
        ObjectNode un = JsonNodeFactory.instance.objectNode().put("demande", resultat.source());
        if (resultat.reference() != null) {
            un.put("referenceFacture", resultat.reference());
        }
        un.put("etat", nom(resultat.etat()));
        if (!resultat.fautes().isEmpty()) {
            un.set("fautes", Recit.json(resultat.fautes()));
        }
        if (resultat.refus() != null) {
            un.set("refus", Recit.json(resultat.refus()));
        }
        return un;
    }

    /** For a person: how many of each, and what to do about those that are not done. */
    void dire(Contexte contexte) {
        Recit recit = new Recit(contexte);
        for (Resultat resultat : resultats) {
            if (resultat.detaille()) {
                contexte.sortie().println(resultat.source());
                resultat.fautes().forEach(faute -> contexte.sortie().println(recit.ligne(faute)));
                if (resultat.refus() != null) {
                    recit.lignes(resultat.refus())
                            .forEach(ligne -> contexte.sortie().println("  " + ligne));
                }
            }
        }
        if (sansDetail > 0) {
            contexte.sortie().println(contexte.dire("lot.sans-detail", sansDetail));
        }
        nombres().forEach((etat, nombre) -> {
            if (nombre > 0) {
                contexte.sortie().println(contexte.dire("lot.etat." + nom(etat), nombre));
            }
        });
        contexte.sortie().println(contexte.dire((essai ? "lot.essai." : "lot.code.") + code()));
    }

    private static String nom(Etat etat) {
        return etat.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
