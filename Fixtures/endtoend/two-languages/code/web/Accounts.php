<?php

namespace Web;

final class Accounts
{
    public function __construct(private \PDO $db)
    {
    }

    public function byEmail(string $email): ?array
    {
        $statement = $this->db->prepare('SELECT * FROM accounts WHERE email = :email');
        $statement->execute(['email' => $email]);
        return $statement->fetch() ?: null;
    }

    public function balance(int $id): string
    {
        $statement = $this->db->prepare(
            'SELECT sum(amount) FROM invoices JOIN accounts a ON a.id = account_id'
            . ' WHERE a.id = ? AND sent_at IS NOT NULL'
        );
        $statement->execute([$id]);
        return $statement->fetchColumn();
    }
}
