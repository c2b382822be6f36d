package lu.lalux.assure.stub.reglement;

import lu.lalux.assure.stub.contract.RequestJson;

/**
 * What makes two requests the same one (D19, D25), as text: a JSON array of account, function, provider, reference,
 * type. No hash of it, although that would be shorter: a supplier numbers its invoices, so that its next one is
 * recorded beside its last one. The database then writes few pages, and as many when it is full as when it is empty.
 */
final class Identite {

    private Identite() {}

    static String of(String account, String function, String provider, String reference, String type) {
        return RequestJson.MAPPER.writeValueAsString(new String[] {account, function, provider, reference, type});
    }

    /**
     * How the identities of all that have a reference and a type end, whoever's they are. Nothing else ends so: what a
     * comma and a quotation mark stand before begins there, since within a value that mark is escaped.
     */
    static String ending(String reference, String type) {
        return ","
                + RequestJson.MAPPER
                        .writeValueAsString(new String[] {reference, type})
                        .substring(1);
    }
}
