package lu.lalux.assure.conformance.model.rules;

/** The constraints that a request's field can have, by the contract's words for them. */
public enum ConstraintKind {
    REQUIRED("required"),
    NOT_NULL("nullable"),
    TYPE("type"),
    VALUES("enum"),
    MIN_LENGTH("minLength"),
    MAX_LENGTH("maxLength"),
    MINIMUM("minimum"),
    MAXIMUM("maximum"),
    PATTERN("pattern"),
    DATE("format"),
    BASE64("format");

    private final String keyword;

    ConstraintKind(String keyword) {
        this.keyword = keyword;
    }

    /** {@return the contract's word for it} */
    public String keyword() {
        return keyword;
    }
}
