CREATE TABLE warehouses (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    country text NOT NULL
);

CREATE TABLE categories (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id integer REFERENCES categories (id),
    slug text NOT NULL UNIQUE,
    name text NOT NULL
);

CREATE TABLE products (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku text NOT NULL UNIQUE,
    slug text NOT NULL UNIQUE,
    name text NOT NULL,
    description text NOT NULL DEFAULT '',
    category_id integer NOT NULL REFERENCES categories (id),
    price_cents integer NOT NULL CHECK (price_cents >= 0),
    weight_grams integer NOT NULL DEFAULT 0,
    active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX products_category ON products (category_id) WHERE active;

CREATE TABLE stock (
    product_id integer NOT NULL REFERENCES products (id),
    warehouse_id integer NOT NULL REFERENCES warehouses (id),
    quantity integer NOT NULL DEFAULT 0,
    reserved integer NOT NULL DEFAULT 0,
    counted_at timestamptz,
    PRIMARY KEY (product_id, warehouse_id)
);
