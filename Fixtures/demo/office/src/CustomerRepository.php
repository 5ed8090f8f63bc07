<?php

declare(strict_types=1);

namespace Bramble\Office;

use PDO;

final class CustomerRepository
{
    public function __construct(private PDO $db)
    {
    }

    public function card(int $id): ?array
    {
        $statement = $this->db->prepare(
            'SELECT c.id, c.name, c.email, c.phone, c.created_at, count(o.id) AS orders, sum(o.total_cents) AS spent'
            . ' FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.status <> \'cancelled\''
            . ' WHERE c.id = :id GROUP BY c.id'
        );
        $statement->execute(['id' => $id]);
        return $statement->fetch() ?: null;
    }

    public function byEmail(string $email): ?array
    {
        $statement = $this->db->prepare('SELECT id, name, email, phone FROM customers WHERE email = lower(:email)');
        $statement->execute(['email' => $email]);
        return $statement->fetch() ?: null;
    }
}
