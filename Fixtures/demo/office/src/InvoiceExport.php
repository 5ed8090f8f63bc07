<?php

declare(strict_types=1);

namespace Bramble\Office;

use PDO;

/** For the tax adviser, once a year. */
final class InvoiceExport
{
    public function __construct(private PDO $db)
    {
    }

    public function year(int $year): array
    {
        $statement = $this->db->prepare(
            'SELECT i.number, i.issued_at, i.paid_at, o.total_cents, coalesce(sum(r.amount_cents), 0) AS refunded
             FROM invoices i
             JOIN orders o ON o.id = i.order_id
             LEFT JOIN refunds r ON r.order_id = o.id
             WHERE extract(year FROM i.issued_at) = :year
             GROUP BY i.id, o.id
             ORDER BY i.number'
        );
        $statement->execute(['year' => $year]);
        return $statement->fetchAll();
    }
}
