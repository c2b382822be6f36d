package lu.lalux.assure.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How folders and tables are read. */
final class OptionsLecture {

    @Option(names = "--fonction", descriptionKey = "option.fonction-devinee")
    private Fonction fonction;

    @Option(
            names = "--encodage",
            paramLabel = "UTF-8|windows-1252",
            descriptionKey = "option.encodage",
            defaultValue = "UTF-8",
            converter = EncodageLu.class)
    private Encodage encodage;

    /** Null where it is to be told by the fields. */
    Fonction fonction() {
        return fonction;
    }

    LectureDossier lecture(Contrat contrat, Textes textes) {
        return new LectureDossier(contrat, textes, encodage);
    }

    /** By the charset's usual name, in any case. */
    static final class EncodageLu implements ITypeConverter<Encodage> {
        @Override
        public Encodage convert(String valeur) {
            return Encodage.valueOf(valeur.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
