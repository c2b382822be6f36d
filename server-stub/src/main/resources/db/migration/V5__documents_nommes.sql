-- Whether a settlement names a file is noted with the file: it stays as long as the settlement, and no settlement is ever
-- removed. Which file it names, a settlement's content tells.
alter table documents add column nomme_le bigint;

update documents set nomme_le = (
    select min(d.recue_le) from demandes d
    join demande_documents dd on dd.identite = d.identite
    where dd.cle = documents.cle);

drop table demande_documents;

-- For the purge: files that are named are none of its business, however many there are.
drop index documents_a_effacer;
create index documents_a_effacer on documents (depose_le) where efface_le is null and nomme_le is null;

-- Version 6 is the class ReadableIdentities in the package reglement.
