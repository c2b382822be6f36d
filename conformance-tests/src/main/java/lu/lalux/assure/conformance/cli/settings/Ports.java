package lu.lalux.assure.conformance.cli.settings;

/** What a port may be, of an address as of a server. */
public final class Ports {

    /** The last that TCP has. */
    public static final int LAST = 65_535;

    private Ports() {}
}
