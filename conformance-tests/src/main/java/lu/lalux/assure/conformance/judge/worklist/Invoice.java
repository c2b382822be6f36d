package lu.lalux.assure.conformance.judge.worklist;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * An invoice or a fee note that is to be sent.
 *
 * @param name of its own in the work list: how its JSON file is called, without the ending
 * @param part of the session that it belongs to, from 1
 * @param fields of the contract, without those that hold keys
 * @param files by the field that takes the file's key
 * @param scenario that it was made for; empty for an ordinary one
 */
public record Invoice(String name, int part, ObjectNode fields, Map<String, Attachment> files, String scenario) {

    /** Keeps the files' order. */
    public Invoice {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }
}
