-- Runs on SQLite and on PostgreSQL. Instants are milliseconds since 1970-01-01 UTC; scopes and addresses are written one behind the other
-- with a space between, as RFC 6749 section 3.3 does.

-- Which database this is, so that a folder of files is not taken for that of another one. One row, once it was first started.
create table installation (
    numero  integer       not null primary key check (numero = 1),
    id      varchar(36)   not null,
    -- Where the files are that this database knows of, so that a start with another store is refused; nothing until it is first written.
    magasin varchar(2000)
);

-- A file that was found clean and is kept. The row outlives the file, so that an expired key is told from an unknown one.
create table documents (
    cle       varchar(47)      not null primary key,
    compte    varchar(255)     not null,
    fonction  varchar(16)      not null check (fonction in ('reparateur', 'expert')),
    nom       varchar(255)     not null,
    taille    bigint           not null check (taille > 0),
    sha256    char(64)         not null,
    depose_le bigint           not null,
    efface_le bigint,
    -- Since when a settlement names it: it stays as long as the settlement, and no settlement is ever removed. Which file it names, a
    -- settlement's content tells.
    nomme_le  bigint,
    -- How far the sandbox's clock was ahead of the machine's when the file was stored, in milliseconds. Its key expires by the former, the
    -- file is kept for its time by the latter: nobody deletes a file by moving the clock.
    avance    bigint default 0 not null
);

-- For the purge, which looks for files that are old and still there; those that are named are none of its business.
create index documents_a_effacer on documents ((depose_le - avance)) where efface_le is null and nomme_le is null;

-- The bytes of files, when they are kept in PostgreSQL; empty otherwise.
create table fichiers (
    -- The key without its extension.
    id                   varchar(36) not null primary key,
    -- Null once the file has a row in documents that says it is kept.
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

-- A settlement request that was answered 202.
create table demandes (
    -- What makes a request the same one (D19, D25): account, function, provider, reference, type.
    identite  text         not null primary key,
    compte    varchar(255) not null,
    fonction  varchar(16)  not null check (fonction in ('reparateur', 'expert')),
    -- SHA-256 of the content with its amounts in one form: 170.5 is 170.50.
    empreinte char(64)     not null,
    contenu   text         not null,
    recue_le  bigint       not null
);

-- The keys that sign access tokens. The highest number signs, all verify; the first is made when the stub first starts.
create table cle_de_signature (
    numero     integer not null primary key check (numero >= 1),
    -- RSA, PKCS #8, Base64: whoever reads this table can issue tokens.
    cle_privee text    not null,
    creee_le   bigint  not null
);

-- What the sandbox was told to do: one row for all, whose account is empty, and one for each account that gave orders of its own.
create table commandes (
    compte     varchar(255)        not null primary key,
    -- When an account's last order was given, by the machine's time.
    ordonne_le bigint  default 0   not null,
    -- Milliseconds that the clock is ahead.
    avance     bigint  default 0   not null,
    -- Whether tolerated forms are refused: 1, 0, or nothing as long as nobody says so.
    strict     integer,
    -- What a token is to bear to be good; nothing as long as none was withdrawn.
    retrait    varchar(36),
    -- How many uploads are still to fail, and to be found infected.
    depots     integer default 0   not null,
    virus      integer default 0   not null,
    -- How calls are refused, and how many still are.
    statut     integer default 503 not null,
    reessayer  integer default 5   not null,
    appels     integer default 0   not null,
    -- How many answers are still to be lost, to be cut off, to have one member more, and to come so many seconds late.
    perdues    integer default 0   not null,
    coupees    integer default 0   not null,
    membres    integer default 0   not null,
    delai      integer default 5   not null,
    lentes     integer default 0   not null
);

insert into commandes (compte) values ('');

-- How many requests of an account were accepted in a tolerated form, in a sandbox.
create table tolerances (
    compte varchar(255) not null,
    forme  varchar(2)   not null,
    nombre bigint       not null,
    primary key (compte, forme)
);

-- What the management interface keeps (openapi/gestion.yaml).

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
    -- How often all tokens were ended that there were: one that bears a smaller number is worth nothing.
    jetons_finis integer default 0 not null,
    cree_le     bigint       not null
);

-- The accounts that vendors opened themselves, which are bounded: from one address in a day, and in all.
create table ouvertures (
    compte    varchar(36) not null primary key references comptes (compte),
    -- The address, or the first 64 bits of one of IPv6.
    reseau    varchar(64) not null,
    ouvert_le bigint      not null
);

create index ouvertures_par_reseau on ouvertures (reseau, ouvert_le);

-- A row outlives the application: its name is never given to another one.
create table applications (
    application varchar(128) not null primary key,
    compte      varchar(36)  not null references comptes (compte),
    nom         varchar(100) not null,
    genre       varchar(16)  not null check (genre in ('confidentielle', 'publique')),
    portees     varchar(400) not null,
    -- How often all tokens were ended that there were: one that bears a smaller number is worth nothing.
    jetons_finis integer default 0 not null,
    adresses    text         not null,
    cree_le     bigint       not null,
    retiree_le  bigint
);

create index applications_par_compte on applications (compte, retiree_le);

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

-- The living secrets of an application, and the last ones of the others.
create index secrets_par_etat on secrets (application, retire_le, fin_le);
create index secrets_par_age on secrets (application, cree_le);

-- The secrets of all applications that live, or of which a token may.
create index secrets_par_retrait on secrets (retire_le, fin_le);

-- Who signs in at /authen. A row outlives the person, as an application's does.
create table personnes (
    personne     varchar(128) not null primary key,
    compte       varchar(36)  not null references comptes (compte),
    portees      varchar(400) not null,
    -- {bcrypt}…; nothing until a link has set it.
    mot_de_passe varchar(128),
    suspendue    integer      not null,
    -- How often all tokens were ended that there were: one that bears a smaller number is worth nothing.
    jetons_finis integer default 0 not null,
    cree_le      bigint       not null,
    retiree_le   bigint
);

create index personnes_par_compte on personnes (compte, retiree_le);

-- Who uses the management interface: administrators, and a provider's own people.
create table utilisateurs (
    utilisateur  varchar(128)      not null primary key,
    role         varchar(16)       not null check (role in ('administrateur', 'prestataire')),
    compte       varchar(36) references comptes (compte),
    mot_de_passe varchar(128),
    suspendu     integer           not null,
    cree_le      bigint            not null,
    vu_le        bigint,
    retire_le    bigint,
    -- Administrators whom the identity provider vouches for: SHA-256 of the provider and its name for them, which stays when theirs changes.
    sujet        char(64),
    -- 1 for whoever the command on the server lets in by passkey although there is a provider, until they sign in through it.
    secours      integer default 0 not null
);

create unique index utilisateurs_par_sujet on utilisateurs (sujet);

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
    identifiant varchar(1400) not null primary key,
    utilisateur varchar(128)  not null references utilisateurs (utilisateur),
    -- The public key and the rest, as JSON.
    contenu     text          not null,
    cree_le     bigint        not null,
    vue_le      bigint
);

create index cles_acces_par_utilisateur on cles_acces (utilisateur);

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

-- Who did what; rows are only ever added.
create table audit (
    numero     bigint       not null primary key,
    quand      bigint       not null,
    qui        varchar(128) not null,
    quoi       varchar(40)  not null,
    compte     varchar(36),
    cible      varchar(128) not null,
    adresse    varchar(64),
    -- JSON: the fields that changed and their new values, never a secret.
    details    text         not null,
    -- The account to which whoever made the change belongs: only to that one is it told from where. A name alone does not say it, as a
    -- user of one account may be called like an application of the settings.
    compte_qui varchar(36)
);

create index audit_par_compte on audit (compte, numero);
create index audit_par_cible on audit (cible, numero);

-- What the callers of an account changed in a day.
create index audit_par_compte_qui on audit (compte_qui, quand);
