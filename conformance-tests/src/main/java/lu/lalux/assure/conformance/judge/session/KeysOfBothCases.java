package lu.lalux.assure.conformance.judge.session;

import lu.lalux.assure.conformance.model.Files;

/** Keys with capitals and small letters, which the contract allows: whoever changes either sends back another key. */
final class KeysOfBothCases extends Files {

    @Override
    protected String guid(String path) {
        return super.guid(path).replaceFirst("^a1", "A1");
    }
}
