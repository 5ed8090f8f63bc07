<?php

declare(strict_types=1);

namespace Bramble\Office;

use PDO;

final class SalesReport
{
    private const STEPS = ['day' => 'day', 'month' => 'month', 'year' => 'year'];

    public function __construct(private PDO $db)
    {
    }

    public function revenue(string $step, string $from, string $to): array
    {
        $unit = self::STEPS[$step];
        $statement = $this->db->prepare("
            SELECT date_trunc('$unit', day) AS period, sum(quantity) AS pieces, sum(revenue_cents) AS cents
            FROM daily_sales
            WHERE day BETWEEN :from AND :to
            GROUP BY 1
            ORDER BY 1
        ");
        $statement->execute(['from' => $from, 'to' => $to]);
        return $statement->fetchAll();
    }
}
