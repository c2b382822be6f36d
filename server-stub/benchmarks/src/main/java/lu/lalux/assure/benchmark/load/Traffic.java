package lu.lalux.assure.benchmark.load;

import java.nio.ByteBuffer;

/** What is sent, and what is expected in answer. Called by one thread. */
public interface Traffic {

    /** The next request, whole: head and body. The buffer is the caller's; its bytes are not. */
    ByteBuffer next();

    /** Whether an answer is a good one. */
    boolean isGood(int status, ByteBuffer body);
}
