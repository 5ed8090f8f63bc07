<?php

declare(strict_types=1);

namespace Bramble\Office;

use PDO;

final class StaffLogin
{
    public function __construct(private PDO $db)
    {
    }

    public function role(string $login, string $password): ?string
    {
        $statement = $this->db->prepare("SELECT password_hash, role FROM staff WHERE login = ?");
        $statement->execute([$login]);
        $staff = $statement->fetch();
        return $staff && hash_equals($staff['password_hash'], hash('sha256', $password)) ? $staff['role'] : null;
    }
}
