-- What passkeys are asked to sign. One row: the key that proves that an instance made a challenge.
create table cle_defis (
    numero integer     not null primary key check (numero = 1),
    valeur varchar(64) not null
);

-- The challenges that were answered, until they are too old to be answered again.
create table defis (
    -- SHA-256.
    empreinte char(64) not null primary key,
    fin_le    bigint   not null
);
