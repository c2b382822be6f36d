package lu.lalux.assure.stub.document.scan.inside;

import java.util.Arrays;

/** Searches in arrays of bytes. */
final class Bytes {

    private Bytes() {}

    /** Where {@code sought} next stands, at this place or later; -1 for nowhere. */
    static int indexOf(byte[] bytes, byte[] sought, int from) {
        for (int i = from; i <= bytes.length - sought.length; i++) {
            if (bytes[i] == sought[0] && isAt(bytes, sought, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether {@code sought} stands there. */
    static boolean isAt(byte[] bytes, byte[] sought, int position) {
        int end = position + sought.length;
        return position >= 0 && end <= bytes.length && Arrays.equals(bytes, position, end, sought, 0, sought.length);
    }
}
