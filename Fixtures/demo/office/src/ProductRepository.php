<?php

declare(strict_types=1);

namespace Bramble\Office;

use InvalidArgumentException;
use PDO;

final class ProductRepository
{
    private const EDITABLE = ['name', 'description', 'price_cents', 'weight_grams', 'active'];

    public function __construct(private PDO $db)
    {
    }

    /** @param array<string, scalar> $changes */
    public function update(int $id, array $changes): void
    {
        $assignments = [];
        foreach (array_keys($changes) as $column) {
            if (!in_array($column, self::EDITABLE, true)) {
                throw new InvalidArgumentException($column);
            }
            $assignments[] = "$column = :$column";
        }
        $sql = sprintf('UPDATE products SET %s, updated_at = now() WHERE id = :id', implode(', ', $assignments));
        $this->db->prepare($sql)->execute($changes + ['id' => $id]);
    }

    public function recentlyChanged(int $limit): array
    {
        $statement = $this->db->prepare(
            'SELECT id, sku, name, price_cents, active, updated_at FROM products ORDER BY updated_at DESC LIMIT ?'
        );
        $statement->execute([$limit]);
        return $statement->fetchAll();
    }
}
