<?php

namespace Club;

class Database
{
    private \PDO $pdo;

    /** Runs what it is told to. */
    public function run(string $sql, array $arguments = []): array
    {
        $statement = $this->pdo->prepare($sql);
        $statement->execute($arguments);
        return $statement->fetchAll();
    }

    public function countOf(string $table, string $condition): int
    {
        $rows = $this->run("SELECT count(*) FROM $table WHERE $condition");
        return (int) $rows[0]['count'];
    }

    /** @param array<string, mixed> $keys */
    public function remove(string $table, array $keys): void
    {
        $conditions = [];
        foreach ($keys as $name => $value) {
            $conditions[] = "$name = ?";
        }
        $this->run("DELETE FROM $table WHERE " . implode(' AND ', $conditions), array_values($keys));
    }

    /** Hands itself to what is to happen at once or not at all. */
    public function atOnce(callable $work): mixed
    {
        $this->pdo->beginTransaction();
        $result = $work($this);
        $this->pdo->commit();
        return $result;
    }
}
