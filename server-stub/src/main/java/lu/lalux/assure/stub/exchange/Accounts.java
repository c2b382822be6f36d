package lu.lalux.assure.stub.exchange;

/**
 * To which account a caller belongs. A provider has one account, with applications and persons of its own; who stands
 * in the settings by itself is an account by itself.
 */
public interface Accounts {

    /**
     * The account of an application or a person.
     *
     * @param name the {@code client_id}, or the person's name: the subject of a token
     * @return the account's identifier; the name itself where nobody else belongs to it
     */
    String of(String name);
}
