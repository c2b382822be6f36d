-- Administrators whom the identity provider vouches for: SHA-256 of the provider and its name for them, which stays when theirs changes.
alter table utilisateurs add column sujet char(64);

create unique index utilisateurs_par_sujet on utilisateurs (sujet);

-- 1 for whoever the command on the server lets in by passkey although there is a provider, until they sign in through it.
alter table utilisateurs add column secours integer not null default 0;
