<?php

final class Archive
{
    private PDO $db;

    public function events(array $ids, bool $withPayload): array
    {
        $columns = 'e.id, e.kind';
        if ($withPayload) {
            $columns .= ', e.payload';
        }
        $places = implode(', ', array_fill(0, count($ids), '?'));
        $statement = $this->db->prepare("SELECT $columns FROM archived_events e WHERE e.id IN ($places)");
        $statement->execute($ids);
        return $statement->fetchAll();
    }

    public function purge(string $kind, ?int $limit): void
    {
        $sql = 'DELETE FROM archived_events WHERE kind = ' . $this->db->quote($kind);
        $sql .= $limit === null ? '' : ' AND id < ' . $limit;
        $this->db->exec($sql);
    }
}
