-- Where the files are that this database knows of, so that a start with another store is refused; nothing until it is first written.
alter table installation add column magasin varchar(2000);

-- The release before had two stores: of its files it is known where they are.
update installation set magasin = case
    when exists (select 1 from morceaux) then 'postgresql'
    when not exists (select 1 from fichiers) then 'folder' end
where exists (select 1 from documents where efface_le is null);
