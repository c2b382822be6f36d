package lu.lalux.assure.cli.reading;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.Fields;
import lu.lalux.assure.contract.Settlement;

/**
 * What the contract asks of a function's request.
 *
 * @param fonction whose request it is
 * @param settlement the contract's facts
 */
public record Form(Fonction fonction, Settlement settlement) {

    private static final String PDF = ".pdf";

    /** @throws IllegalStateException if the contract has no such request */
    public static Form of(Fonction fonction, Contract contract) {
        return contract.settlements().stream()
                .filter(settlement -> settlement.operation().path().equals(fonction.settlement()))
                .map(settlement -> new Form(fonction, settlement))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The contract has no settlement of " + fonction));
    }

    /** The form that was meant: the last one of which provider or keys are given, else the first. */
    static Form told(BiPredicate<Form, Field> given, Contract contract) {
        List<Form> all =
                Arrays.stream(Fonction.values()).map(one -> of(one, contract)).toList();
        return all.stream()
                .filter(form -> Stream.concat(Stream.of(form.settlement.provider()), form.settlement.keys().stream())
                        .anyMatch(field -> given.test(form, field)))
                .reduce((one, other) -> other)
                .orElse(all.get(0));
    }

    Fields fields() {
        return settlement.fields();
    }

    /**
     * The fields that take a file's key, each with the ending that its file has when the request does not name one:
     * {@code .pdf} where there is one, {@code .honoraires.pdf} for {@code refPdfHonoraires} where there are several.
     */
    public Map<String, String> endings() {
        Map<String, String> endings = new LinkedHashMap<>();
        List<Field> keys = settlement.keys();
        for (Field key : keys) {
            String own = "." + key.name().toLowerCase(Locale.ROOT).replaceFirst("^refpdf", "");
            endings.put(key.name(), keys.size() == 1 ? PDF : own + PDF);
        }
        return endings;
    }
}
