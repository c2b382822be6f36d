package lu.lalux.assure.stub.document;

/** A file that is being uploaded, {@code #/components/schemas/Fichier}. */
public final class Fichier {}
