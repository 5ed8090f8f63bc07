<?php

declare(strict_types=1);

namespace Bramble\Office;

use DomainException;
use PDO;

final class RefundService
{
    public function __construct(private PDO $db)
    {
    }

    public function refund(int $order, int $staff, int $cents, string $reason): void
    {
        $this->db->beginTransaction();
        try {
            $open = $this->db->prepare(
                'SELECT o.total_cents - coalesce((SELECT sum(amount_cents) FROM refunds WHERE order_id = o.id), 0) AS open
                 FROM orders o WHERE o.id = ? FOR UPDATE'
            );
            $open->execute([$order]);
            if ($open->fetchColumn() < $cents) {
                throw new DomainException('More than was paid.');
            }
            $this->db->prepare('INSERT INTO refunds (order_id, staff_id, amount_cents, reason) VALUES (?, ?, ?, ?)')
                ->execute([$order, $staff, $cents, $reason]);
            $this->db->commit();
        } catch (DomainException $exception) {
            $this->db->rollBack();
            throw $exception;
        }
    }
}
