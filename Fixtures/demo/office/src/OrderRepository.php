<?php

declare(strict_types=1);

namespace Bramble\Office;

use PDO;

final class OrderRepository
{
    private const LIST_COLUMNS = 'o.id, o.status, o.total_cents, o.placed_at, c.name AS customer, c.email';

    public function __construct(private PDO $db)
    {
    }

    /** @param array{status?: string, customer?: string, since?: string} $filter */
    public function list(array $filter, int $limit = 50): array
    {
        $sql = 'SELECT ' . self::LIST_COLUMNS . ' FROM orders o JOIN customers c ON c.id = o.customer_id';
        $conditions = [];
        $values = [];
        if (isset($filter['status'])) {
            $conditions[] = 'o.status = :status';
            $values['status'] = $filter['status'];
        }
        if (isset($filter['customer'])) {
            $conditions[] = '(c.name ILIKE :customer OR c.email ILIKE :customer)';
            $values['customer'] = '%' . $filter['customer'] . '%';
        }
        if (isset($filter['since'])) {
            $conditions[] = 'o.placed_at >= :since';
            $values['since'] = $filter['since'];
        }
        if ($conditions) {
            $sql .= ' WHERE ' . implode(' AND ', $conditions);
        }
        $sql .= ' ORDER BY o.placed_at DESC LIMIT ' . $limit;
        $statement = $this->db->prepare($sql);
        $statement->execute($values);
        return $statement->fetchAll();
    }

    public function find(int $id): ?array
    {
        $statement = $this->db->prepare(<<<'SQL'
            SELECT o.id, o.status, o.total_cents, o.note, o.placed_at, o.shipped_at,
                   a.street, a.postcode, a.city, a.country, k.code AS coupon
            FROM orders o
            JOIN addresses a ON a.id = o.address_id
            LEFT JOIN coupons k ON k.id = o.coupon_id
            WHERE o.id = ?
            SQL);
        $statement->execute([$id]);
        return $statement->fetch() ?: null;
    }

    /** @param int[] $ids */
    public function ship(array $ids): int
    {
        $marks = implode(',', array_fill(0, count($ids), '?'));
        $statement = $this->db->prepare(
            "UPDATE orders SET status = 'shipped', shipped_at = now() WHERE status = 'placed' AND id IN ($marks)"
        );
        $statement->execute($ids);
        return $statement->rowCount();
    }

    public function countByStatus(): array
    {
        return $this->db->query('SELECT status, count(*) AS orders FROM orders GROUP BY status ORDER BY status')
            ->fetchAll(PDO::FETCH_KEY_PAIR);
    }
}
