-- Whether the sandbox was told to refuse tolerated forms: 1, 0, or nothing as long as the setting holds.
alter table bac_a_sable add column strict integer;

-- How many requests of an account were accepted in a tolerated form, in a sandbox.
create table tolerances (
    compte varchar(255) not null,
    forme  varchar(2)   not null,
    nombre bigint       not null,
    primary key (compte, forme)
);
