-- The account to which whoever made a change belongs: only to that one is it told from where. A name alone does not say it, as a user
-- of one account may be called like an application of the settings.
alter table audit add column compte_qui varchar(36);
