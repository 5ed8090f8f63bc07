<?php

declare(strict_types=1);

namespace Bramble\Office;

use PDO;

final class ReviewModeration
{
    public function __construct(private PDO $db)
    {
    }

    public function waiting(): array
    {
        return $this->db->query(
            'SELECT r.id, r.stars, r.body, p.name AS product FROM reviews r JOIN products p ON p.id = r.product_id'
            . ' WHERE NOT r.approved ORDER BY r.created_at LIMIT 100'
        )->fetchAll();
    }

    public function decide(int $id, bool $approve): void
    {
        $sql = $approve ? 'UPDATE reviews SET approved = true WHERE id = ?' : 'DELETE FROM reviews WHERE id = ?';
        $this->db->prepare($sql)->execute([$id]);
    }
}
