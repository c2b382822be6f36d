  select n, 'stocke-' || (n % 1000), h,
    substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-4' || substr(h, 13, 3) || '-8' || substr(h, 16, 3) || '-' || substr(h, 19, 12) || '.pdf'
  from hashed;
insert into documents (cle, compte, fonction, nom, taille, sha256, depose_le, nomme_le)
  select cle, compte, 'reparateur', 'facture.pdf', 1000, h, 1770000000000, 1770000000000 from mesure;
insert into demandes (identite, compte, fonction, empreinte, contenu, recue_le)
  select '["' || compte || '","reparateur","XA1234","F-' || n || '","F"]', compte, 'reparateur', h, '@CONTENT@', 1770000000000 from mesure;
drop table mesure;
