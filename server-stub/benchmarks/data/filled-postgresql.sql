-- As filled-sqlite.sql. What is stored fits together; that is not checked row by row.
set session_replication_role = replica;
create table mesure (n integer, compte varchar(255), h char(64), cle varchar(47));
insert into mesure (n, compte, h, cle)
  with series(n) as (select generate_series(1, @STORED@)),
    hashed(n, h) as (select n, encode(sha256(cast(random() || ' ' || n as bytea)), 'hex') from series)
@FILL@
analyze;
checkpoint;
