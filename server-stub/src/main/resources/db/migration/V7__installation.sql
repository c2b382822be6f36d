-- Which database this is, so that a folder of files is not taken for that of another one. One row, once it was first started.
create table installation (
    numero integer     not null primary key check (numero = 1),
    id     varchar(36) not null
);
