ALTER TABLE orders ADD COLUMN imported_at timestamp;
UPDATE orders SET imported_at = '2026-01-01';
