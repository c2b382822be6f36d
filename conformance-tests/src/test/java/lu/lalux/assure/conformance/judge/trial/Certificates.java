package lu.lalux.assure.conformance.judge.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import lu.lalux.assure.conformance.judge.scenario.trouble.ForeignCertificate;
import lu.lalux.assure.conformance.judge.wire.Deception;
import lu.lalux.assure.conformance.judge.wire.OwnCertificate;

/** Certificates, made when they are first asked for: one that the clients trust, and those that deceive them. */
final class Certificates {

    private static final int DAYS = 2;

    private OwnCertificate trusted;
    private Deception foreign;
    private Deception otherName;

    synchronized OwnCertificate trusted() {
        make();
        return trusted;
    }

    synchronized Deception foreign() {
        make();
        return foreign;
    }

    synchronized Deception otherName() {
        make();
        return otherName;
    }

    private void make() {
        if (trusted == null) {
            try {
                List<OwnCertificate> own = OwnCertificate.alsoForAnotherName(DAYS);
                trusted = own.get(0);
                foreign = new Deception(
                        ForeignCertificate.FOREIGN, OwnCertificate.create(DAYS).context());
                otherName =
                        new Deception(ForeignCertificate.OTHER_NAME, own.get(1).context());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
