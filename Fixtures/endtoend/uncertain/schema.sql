CREATE TABLE orders (id integer PRIMARY KEY, status text, note text, rank integer);
CREATE TABLE carts (id integer PRIMARY KEY, content text);
CREATE VIEW ranked AS SELECT id, rank FROM orders;
