-- What the sandbox was told to do: one row for all, whose account is empty, and one for each account that gave orders of its own.
create table commandes (
    compte     varchar(255)     not null primary key,
    -- When an account's last order was given, in milliseconds of the machine's time.
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

insert into commandes (compte, avance, strict, depots, statut, reessayer, appels)
    select '', avance, strict, depots, statut, reessayer, appels from bac_a_sable;

drop table bac_a_sable;
