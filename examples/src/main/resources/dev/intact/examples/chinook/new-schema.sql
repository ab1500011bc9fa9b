-- What the music shop moves into. Ids are UUIDs. Who an employee's manager is, is checked when a transaction ends, so
-- that the manager may come after the employee.
create table artist (
    id uuid primary key,
    name text
);

create table album (
    id uuid primary key,
    title text not null,
    artist_id uuid not null references artist
);

create table media_type (
    id uuid primary key,
    name text unique
);

create table genre (
    id uuid primary key,
    name text unique
);

create table track (
    id uuid primary key,
    title text not null,
    album_id uuid references album,
    media_type_id uuid not null references media_type,
    genre_id uuid references genre,
    composer text check (composer <> ''),
    milliseconds integer not null check (milliseconds > 0),
    bytes integer check (bytes > 0),
    price numeric(10, 2) not null check (price >= 0)
);

create table playlist (
    id uuid primary key,
    name text
);

create table playlist_track (
    playlist_id uuid not null references playlist,
    track_id uuid not null references track,
    primary key (playlist_id, track_id)
);

create table employee (
    id uuid primary key,
    last_name text not null,
    first_name text not null,
    title text,
    manager_id uuid references employee check (manager_id <> id),
    born_on date,
    hired_on date check (hired_on > born_on),
    street text,
    city text,
    state text,
    country text,
    postal_code text,
    phone text,
    fax text,
    email text
);

create table customer (
    id uuid primary key,
    first_name text not null,
    last_name text not null,
    company text,
    street text,
    city text,
    state text,
    country text,
    postal_code text,
    phone text,
    fax text,
    email text not null unique,
    agent_id uuid references employee
);

create table invoice (
    id uuid primary key,
    customer_id uuid not null references customer,
    issued_on date not null,
    street text,
    city text,
    state text,
    country text,
    postal_code text,
    total numeric(10, 2) not null check (total >= 0)
);

create table invoice_line (
    id uuid primary key,
    invoice_id uuid not null references invoice,
    track_id uuid not null references track,
    price numeric(10, 2) not null check (price >= 0),
    quantity integer not null check (quantity > 0)
);
