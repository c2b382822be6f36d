-- What the management interface keeps (openapi/gestion.yaml). Instants are milliseconds since 1970-01-01 UTC; scopes and addresses are
-- written one behind the other with a space between, as RFC 6749 section 3.3 does.

-- One row. The version grows with each change of whom the server knows, in the same transaction, and instances look at it; the number
-- of the last entry of the audit trail grows with each entry.
create table registre (
    numero  integer not null primary key check (numero = 1),
    version bigint  not null,
    audit   bigint  not null
);

insert into registre (numero, version, audit) values (1, 0, 0);

-- A provider.
create table comptes (
    compte      varchar(36)  not null primary key,
    nom         varchar(100) not null,
    metier      varchar(16)  not null check (metier in ('reparateur', 'expert')),
    prestataire varchar(50),
    portees     varchar(400) not null,
    suspendu    integer      not null,
    cree_le     bigint       not null
);

-- A row outlives the application: its name is never given to another one.
create table applications (
    application varchar(128) not null primary key,
    compte      varchar(36)  not null references comptes (compte),
    nom         varchar(100) not null,
    genre       varchar(16)  not null check (genre in ('confidentielle', 'publique')),
    portees     varchar(400) not null,
    adresses    text         not null,
    cree_le     bigint       not null,
    retiree_le  bigint
);

create index applications_par_compte on applications (compte);

create table secrets (
    numero      varchar(12)  not null primary key,
    application varchar(128) not null references applications (application),
    -- {hmac-sha256}salt:hash, as in the settings.
    empreinte   varchar(128) not null,
    -- The last characters of the secret, by which people recognise it.
    indice      varchar(4)   not null,
    cree_le     bigint       not null,
    cree_par    varchar(128) not null,
    fin_le      bigint,
    retire_le   bigint,
    -- 1 when it was withdrawn as compromised: the tokens that it got end with it.
    compromis   integer      not null,
    -- To the minute, and written some time later.
    vu_le       bigint
);

create index secrets_par_application on secrets (application);

-- Who signs in at /authen. A row outlives the person, as an application's does.
create table personnes (
    personne     varchar(128) not null primary key,
    compte       varchar(36)  not null references comptes (compte),
    portees      varchar(400) not null,
    -- {bcrypt}…; nothing until a link has set it.
    mot_de_passe varchar(128),
    suspendue    integer      not null,
    cree_le      bigint       not null,
    retiree_le   bigint
);

create index personnes_par_compte on personnes (compte);

-- Who uses the management interface: administrators, and a provider's own people.
create table utilisateurs (
    utilisateur  varchar(128) not null primary key,
    role         varchar(16)  not null check (role in ('administrateur', 'prestataire')),
    compte       varchar(36) references comptes (compte),
    mot_de_passe varchar(128),
    suspendu     integer      not null,
    cree_le      bigint       not null,
    vu_le        bigint,
    retire_le    bigint
);

-- Links that are used once: for one of the two.
create table liens (
    -- SHA-256 of the link's value.
    empreinte   char(64) not null primary key,
    utilisateur varchar(128) references utilisateurs (utilisateur),
    personne    varchar(128) references personnes (personne),
    cree_le     bigint   not null,
    fin_le      bigint   not null
);

-- Sessions of the page.
create table sessions (
    -- SHA-256 of the cookie's value.
    empreinte   char(64)     not null primary key,
    utilisateur varchar(128) not null references utilisateurs (utilisateur),
    etape       varchar(16)  not null check (etape in ('complete', 'cle-acces')),
    csrf        varchar(64)  not null,
    ouverte_le  bigint       not null,
    vue_le      bigint       not null
);

create index sessions_par_utilisateur on sessions (utilisateur);

-- Passkeys (W3C Web Authentication): what Spring Security keeps of each.
create table cles_acces (
    identifiant  varchar(1400) not null primary key,
    utilisateur  varchar(128)  not null references utilisateurs (utilisateur),
    -- The public key and the rest, as JSON.
    contenu      text          not null,
    cree_le      bigint        not null,
    vue_le       bigint
);

create index cles_acces_par_utilisateur on cles_acces (utilisateur);

-- Who did what; rows are only ever added.
create table audit (
    numero  bigint       not null primary key,
    quand   bigint       not null,
    qui     varchar(128) not null,
    quoi    varchar(40)  not null,
    compte  varchar(36),
    cible   varchar(128) not null,
    adresse varchar(64),
    -- JSON: the fields that changed and their new values, never a secret.
    details text         not null
);

create index audit_par_compte on audit (compte, numero);
create index audit_par_cible on audit (cible, numero);
