package lu.lalux.assure.junit;

import java.util.List;
import java.util.Map;

/**
 * An invoice, or a fee note, that is to be sent.
 *
 * @param name of its own in the work list: its JSON file is {@code json/NAME.json} in its part's folder
 * @param fields by the contract's names, without those that hold keys: texts, numbers and booleans
 * @param files that belong to it
 */
public record Invoice(String name, Map<String, Object> fields, List<InvoiceFile> files) {}
