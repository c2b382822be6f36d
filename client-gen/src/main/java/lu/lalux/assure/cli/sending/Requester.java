package lu.lalux.assure.cli.sending;

import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.cli.output.Texts;

/**
 * Who sends, as far as it is known before the server is asked. A journal belongs to one sender: another account does
 * not know the keys of its files (D18), and would have its requests recorded a second time (D19).
 *
 * @param id the client's identifier; empty where there is a token only
 * @param access what lets it in
 */
public record Requester(String id, Access access) {

    /** What lets a requester in, by its word in a journal and by that of its text. */
    public enum Access {
        /** The application's own secret. */
        SECRET("back-end", "journal.secret"),
        /** The sign-in of a person, whoever that is. */
        PERSON("en-personne", "journal.person"),
        /** A token that somebody got elsewhere. */
        TOKEN("jeton", "journal.token");

        private final String word;
        private final String text;

        Access(String word, String text) {
            this.word = word;
            this.text = text;
        }

        String word() {
            return word;
        }

        /** {@return what a journal's word means; nothing where it has none, as those of earlier releases} */
        static Optional<Access> of(String word) {
            return Stream.of(values())
                    .filter(access -> access.word.equals(word))
                    .findFirst();
        }
    }

    /** {@return somebody who has a token, which does not say whose it is} */
    public static Requester ofToken() {
        return new Requester("", Access.TOKEN);
    }

    /**
     * {@return whether two who are equal are the same account: behind an application stands any person who signs in}
     */
    boolean isCertain() {
        return access == Access.SECRET;
    }

    /** {@return the options by which somebody goes on who was noted so} */
    static String options(String id, Optional<Access> access, Texts texts) {
        String text = id.isEmpty()
                ? Access.TOKEN.text
                : access.map(known -> known.text).orElse("journal.account");
        return texts.say(text, id);
    }
}
