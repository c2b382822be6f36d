-- What is read with each change, and with each request that shows something, by indexes that find it beside whatever was withdrawn.

-- The living secrets of an application, and the last ones of the others.
drop index secrets_par_application;
create index secrets_par_etat on secrets (application, retire_le, fin_le);
create index secrets_par_age on secrets (application, cree_le);

-- The secrets of all applications that live, or of which a token may.
create index secrets_par_retrait on secrets (retire_le, fin_le);

drop index applications_par_compte;
create index applications_par_compte on applications (compte, retiree_le);
drop index personnes_par_compte;
create index personnes_par_compte on personnes (compte, retiree_le);

-- What the callers of an account changed in a day.
create index audit_par_compte_qui on audit (compte_qui, quand);

-- The secrets of an application end with it.
update secrets
set retire_le = (select a.retiree_le from applications a where a.application = secrets.application)
where retire_le is null
  and application in (select a.application from applications a where a.retiree_le is not null);
