package lu.lalux.assure.stub.document.scan.inside;

import java.util.Map;

/**
 * A stream of a PDF.
 *
 * @param dictionary what of its dictionary {@link PdfLexer} keeps
 * @param object where the keyword {@code obj} before it stands
 * @param start where its dictionary begins
 * @param keyword where the keyword {@code stream} stands
 * @param data where its bytes begin
 */
record PdfStream(Map<String, Object> dictionary, int object, int start, int keyword, int data) {

    /** Whether this key's value is that name. */
    boolean has(String key, String name) {
        return new PdfLexer.Name(name).equals(dictionary.get(key));
    }
}
