<?php

declare(strict_types=1);

namespace Bramble\Office;

use PDO;

final class Database
{
    public static function connect(string $dsn): PDO
    {
        return new PDO($dsn, null, null, [
            PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
            PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
        ]);
    }
}
