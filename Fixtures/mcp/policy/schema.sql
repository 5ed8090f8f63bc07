CREATE SCHEMA payroll;
CREATE TABLE public.users (id int PRIMARY KEY, name text, email text, ssn text);
CREATE TABLE public.orders (id int PRIMARY KEY, user_id int REFERENCES users (id), total int);
CREATE TABLE public.refunds (id int PRIMARY KEY, order_id int, cause text);
CREATE TABLE payroll.salaries (id int PRIMARY KEY, user_id int, amount int);
CREATE INDEX users_ssn_idx ON users (ssn);
CREATE INDEX users_email_idx ON users (email);
CREATE VIEW public.tax_numbers AS SELECT id, ssn AS taxcode FROM users;
CREATE INDEX users_by_norm ON users (payroll.norm(name));
