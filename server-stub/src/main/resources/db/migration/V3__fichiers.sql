-- The bytes of files, when they are kept in PostgreSQL; empty otherwise.
create table fichiers (
    -- The key without its extension.
    id                   varchar(36) not null primary key,
    -- Milliseconds since 1970-01-01 UTC; null once the file has a row in documents that says it is kept.
    sans_document_depuis bigint
);

-- For whoever looks for what is left over.
create index fichiers_sans_document on fichiers (sans_document_depuis) where sans_document_depuis is not null;

create table morceaux (
    fichier varchar(36) not null references fichiers (id) on delete cascade,
    numero  integer     not null,
    octets  bytea       not null,
    primary key (fichier, numero)
);
