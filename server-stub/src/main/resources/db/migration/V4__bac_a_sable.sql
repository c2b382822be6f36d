-- What the sandbox was told to do. One row.
create table bac_a_sable (
    numero    integer not null primary key check (numero = 1),
    -- Milliseconds that its clock is ahead of the machine's.
    avance    bigint  not null,
    -- How many uploads are still to fail.
    depots    integer not null,
    -- How calls are refused, and how many still are.
    statut    integer not null,
    reessayer integer not null,
    appels    integer not null
);

insert into bac_a_sable (numero, avance, depots, statut, reessayer, appels) values (1, 0, 0, 503, 5, 0);
