-- What the rental shops move into. Ids are UUIDs. A store refers to its manager, who works in a
-- store: it is there before its manager, and so may lack one.
create type rating as enum ('G', 'PG', 'PG_13', 'R', 'NC_17');

create table country (
    id uuid primary key,
    name text not null unique,
    updated_at timestamptz not null
);

create table city (
    id uuid primary key,
    name text not null,
    country_id uuid not null references country,
    updated_at timestamptz not null,
    unique (country_id, name)
);

create table address (
    id uuid primary key,
    line1 text not null check (line1 <> ''),
    line2 text check (line2 <> ''),
    district text check (district <> ''),
    city_id uuid not null references city,
    postal_code text check (postal_code <> ''),
    phone text check (phone <> ''),
    updated_at timestamptz not null
);

create table language (
    id uuid primary key,
    name text not null unique,
    updated_at timestamptz not null
);

create table category (
    id uuid primary key,
    name text not null unique,
    updated_at timestamptz not null
);

create table actor (
    id uuid primary key,
    first_name text not null,
    last_name text not null,
    updated_at timestamptz not null
);

create table film (
    id uuid primary key,
    title text not null,
    description text,
    release_year integer check (release_year between 1888 and 2155),
    language_id uuid not null references language,
    original_language_id uuid references language,
    rental_days integer not null check (rental_days > 0),
    rental_rate numeric(10, 2) not null check (rental_rate >= 0),
    minutes integer check (minutes > 0),
    replacement_cost numeric(10, 2) not null check (replacement_cost >= 0),
    rating rating,
    special_features text[] not null
        check (special_features <@ array['Trailers', 'Commentaries', 'Deleted Scenes', 'Behind the Scenes']),
    updated_at timestamptz not null,
    words tsvector not null
        generated always as (to_tsvector('english', title || ' ' || coalesce(description, ''))) stored
);

create table film_actor (
    film_id uuid not null references film,
    actor_id uuid not null references actor,
    updated_at timestamptz not null,
    primary key (film_id, actor_id)
);

create table film_category (
    film_id uuid not null references film,
    category_id uuid not null references category,
    updated_at timestamptz not null,
    primary key (film_id, category_id)
);

create table store (
    id uuid primary key,
    manager_id uuid unique,
    address_id uuid not null references address,
    updated_at timestamptz not null
);

create table staff (
    id uuid primary key,
    first_name text not null,
    last_name text not null,
    address_id uuid not null references address,
    email text,
    store_id uuid not null references store,
    active boolean not null,
    username text not null unique,
    password_hash text,
    picture bytea,
    updated_at timestamptz not null
);

create table customer (
    id uuid primary key,
    store_id uuid not null references store,
    first_name text not null,
    last_name text not null,
    email text unique,
    address_id uuid not null references address,
    active boolean not null,
    created_on date not null,
    updated_at timestamptz
);

create table inventory (
    id uuid primary key,
    film_id uuid not null references film,
    store_id uuid not null references store,
    updated_at timestamptz not null
);

create table rental (
    id uuid primary key,
    rented_at timestamptz not null,
    inventory_id uuid not null references inventory,
    customer_id uuid not null references customer,
    returned_at timestamptz check (returned_at >= rented_at),
    staff_id uuid not null references staff,
    updated_at timestamptz not null,
    unique (inventory_id, customer_id, rented_at)
);

create table payment (
    id uuid primary key,
    customer_id uuid not null references customer,
    staff_id uuid not null references staff,
    rental_id uuid not null references rental,
    amount numeric(10, 2) not null check (amount >= 0),
    paid_at timestamptz not null
);

alter table store add foreign key (manager_id) references staff;
