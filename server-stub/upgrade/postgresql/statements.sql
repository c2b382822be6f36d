INSERT INTO cle_de_signature (numero, cle_privee, creee_le) VALUES ($1, $2, $3) ON CONFLICT (numero) DO NOTHING
SELECT cle_privee FROM cle_de_signature ORDER BY numero DESC
insert into demandes (identite, compte, fonction, empreinte, contenu, recue_le) values ($1, $2, $3, $4, $5, $6) on conflict (identite) do nothing
insert into documents (cle, compte, fonction, nom, taille, sha256, depose_le) values ($1, $2, $3, $4, $5, $6, $7)
insert into fichiers (id, sans_document_depuis) values ($1, cast(extract(epoch from clock_timestamp()) * 1000 as bigint))
insert into installation (numero, id) values (1, $1) on conflict do nothing
insert into morceaux (fichier, numero, octets) values ($1, $2, $3)
select avance, depots, statut, reessayer, appels from bac_a_sable
select cle from documents limit 1
select coalesce(sum(octet_length(octets)), 0) from morceaux where fichier = $1
select compte, fonction, depose_le, efface_le is not null from documents where cle = $1
select compte, fonction, empreinte, contenu, recue_le from demandes
select id from fichiers where sans_document_depuis < cast(extract(epoch from clock_timestamp()) * 1000 as bigint) - $1 order by sans_document_depuis limit $2
select id from installation
update documents set nomme_le = $1 where nomme_le is null and efface_le is null and cle in ($2)
update documents set nomme_le = $1 where nomme_le is null and efface_le is null and cle in ($2, $3)
update fichiers set sans_document_depuis = null where id = $1 and sans_document_depuis is not null
