package lu.lalux.assure.conformance.report;

import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;

/**
 * What a page's templates name. All pages have one frame, {@code page.html}; what is in it, {@code content.html},
 * stands in the folder of the page's class. Two radio buttons choose the language.
 */
public interface Page {

    /** {@return what stands above it} */
    Text title();

    /** {@return that it is shown in at first} */
    Language language();

    /** {@return whether that is French} */
    default boolean french() {
        return language() == Language.FR;
    }

    /**
     * @param redaction what must not be written
     * @return the page
     */
    default String html(Redaction redaction) {
        String folder = "/" + getClass().getPackageName().replace('.', '/') + "/";
        return PageTemplate.of(folder, "page.html", redaction).execute(this);
    }
}
