package lu.lalux.assure.cli;

/**
 * One thing that is wrong with a request, found without the server.
 *
 * @param pointeur where: a JSON pointer, empty for the whole request
 * @param code what: one of the contract's {@code x-codes}
 * @param texte the same for a person
 * @param conseil whether the contract only advises against it (D20): said, and sent all the same
 */
record Faute(String pointeur, String code, String texte, boolean conseil) {

    static Faute a(String field, String code, String texte) {
        return new Faute("/" + field.replace("~", "~0").replace("/", "~1"), code, texte, false);
    }
}
