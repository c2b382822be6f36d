-- Settlements put into the database directly, as the sandbox would have recorded them; keys are as long and as random as its own.
pragma synchronous = off;
pragma cache_size = -1000000;
begin;
create table mesure (n integer, compte varchar(255), h char(64), cle varchar(47));
insert into mesure (n, compte, h, cle)
  with recursive series(n) as (select 1 union all select n + 1 from series where n < @STORED@),
    hashed(n, h) as (select n, lower(hex(randomblob(32))) from series)
@FILL@
commit;
pragma wal_checkpoint(truncate);
