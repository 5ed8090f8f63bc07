<?php

namespace Press;

use Press\Tables;

class Comments
{
    public function of(\PDO $db, int $article): array
    {
        $statement = $db->prepare(
            'SELECT id, body FROM ' . Tables::COMMENTS . ' WHERE article_id = ? AND ' . Tables::VISIBLE);
        $statement->execute([$article]);
        return $statement->fetchAll();
    }
}
