package lu.lalux.assure.conformance.model;

/** Changes a response before it leaves, wrongly or only otherwise. */
@FunctionalInterface
public interface Touch {

    Touch NONE = (asked, reply) -> {};

    void apply(Asked asked, Reply reply);

    default Touch then(Touch other) {
        return (asked, reply) -> {
            apply(asked, reply);
            other.apply(asked, reply);
        };
    }
}
