-- The keys that sign access tokens. The highest number signs, all verify; the first is made when the stub first starts.
CREATE TABLE cle_de_signature (
    numero     INTEGER NOT NULL PRIMARY KEY CHECK (numero >= 1),
    -- RSA, PKCS #8, Base64: whoever reads this table can issue tokens.
    cle_privee TEXT    NOT NULL,
    -- Milliseconds since 1970-01-01 UTC.
    creee_le   BIGINT  NOT NULL
);
