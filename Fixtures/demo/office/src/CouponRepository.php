<?php

declare(strict_types=1);

namespace Bramble\Office;

use PDO;

final class CouponRepository
{
    public function __construct(private PDO $db)
    {
    }

    public function create(string $code, int $percent, string $validUntil): void
    {
        $this->db->prepare('INSERT INTO coupons (code, percent, valid_until) VALUES (upper(?), ?, ?)')
            ->execute([$code, $percent, $validUntil]);
    }

    public function usage(): array
    {
        return $this->db->query(
            "SELECT k.code, k.percent, k.used_count, sum(o.total_cents) AS turnover
             FROM coupons k LEFT JOIN orders o ON o.coupon_id = k.id
             GROUP BY k.id ORDER BY turnover DESC NULLS LAST"
        )->fetchAll();
    }

    public function deleteUnused(): int
    {
        return $this->db->exec('DELETE FROM coupons WHERE used_count = 0 AND valid_until < current_date');
    }
}
