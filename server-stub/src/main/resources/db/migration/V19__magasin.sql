-- Where the files are that the table documents knows of, so that a start with another store is refused; nothing until it is first written.
alter table installation add column magasin varchar(2000);
