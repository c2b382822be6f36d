-- How far the sandbox's clock was ahead of the machine's when a file was stored, in milliseconds. Its key expires by the former, the
-- file is kept for its time by the latter: nobody deletes a file by moving the clock.
alter table documents add column avance bigint default 0 not null;

drop index documents_a_effacer;
create index documents_a_effacer on documents ((depose_le - avance)) where efface_le is null and nomme_le is null;
