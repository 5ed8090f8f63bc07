CREATE TABLE public.orders (
    id bigint PRIMARY KEY,
    placed_at timestamptz NOT NULL,
    cancelled_at timestamptz,
    discount integer,
    weight integer,
    changed_at timestamptz
);

-- The only reader of cancelled_at.
CREATE VIEW public.open_orders AS
 SELECT id, placed_at AS since FROM public.orders
  WHERE cancelled_at IS NULL;

-- The only reader of discount.
CREATE FUNCTION public.discounts() RETURNS bigint
    LANGUAGE sql AS $$
  SELECT sum(discount)
    FROM public.orders
$$;

-- The only reader of weight.
CREATE FUNCTION public.heavy(threshold integer) RETURNS SETOF bigint
    LANGUAGE plpgsql AS $$
DECLARE
  o record;
BEGIN
  FOR o IN SELECT id, weight FROM public.orders LOOP
    IF o.weight > threshold THEN
      RETURN NEXT o.id;
    END IF;
  END LOOP;
END $$;

-- Nothing but its trigger writes changed_at.
CREATE FUNCTION public.touch() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at := now();
  RETURN NEW;
END $$;

CREATE TRIGGER touch BEFORE UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.touch();
