-- Runs on SQLite and on PostgreSQL. Instants are milliseconds since 1970-01-01T00:00:00Z.

-- A file that was found clean and is kept. The row outlives the file, so that an expired key is told from an unknown one.
create table documents (
    cle       varchar(47)  not null primary key,
    compte    varchar(255) not null,
    fonction  varchar(16)  not null check (fonction in ('reparateur', 'expert')),
    nom       varchar(255) not null,
    taille    bigint       not null check (taille > 0),
    sha256    char(64)     not null,
    depose_le bigint       not null,
    efface_le bigint
);

-- For the purge, which looks for files that are old and still there.
create index documents_a_effacer on documents (depose_le) where efface_le is null;

-- A settlement request that was answered 202.
create table demandes (
    -- SHA-256 of what makes a request the same one (D19, D25): account, function, provider, reference, type.
    identite  char(64)     not null primary key,
    compte    varchar(255) not null,
    fonction  varchar(16)  not null check (fonction in ('reparateur', 'expert')),
    -- SHA-256 of the content with its amounts in one form: 170.5 is 170.50.
    empreinte char(64)     not null,
    contenu   text         not null,
    recue_le  bigint       not null
);

-- The files that a request names; they stay as long as it does.
create table demande_documents (
    identite char(64)    not null references demandes (identite),
    cle      varchar(47) not null references documents (cle),
    primary key (identite, cle)
);

create index demande_documents_par_cle on demande_documents (cle);
