-- The accounts that vendors opened themselves, which are bounded: from one address in a day, and in all.
create table ouvertures (
    compte    varchar(36) not null primary key references comptes (compte),
    -- The address, or the first 64 bits of one of IPv6.
    reseau    varchar(64) not null,
    ouvert_le bigint      not null
);

create index ouvertures_par_reseau on ouvertures (reseau, ouvert_le);
